package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.boxsoak.leak.JointSlopes;
import org.junit.jupiter.api.Test;

class WaterfallTests {
    @Test
    void what_is_told_adds_up_to_what_free_memory_lost() {
        Waterfall waterfall = new Waterfall(
                List.of(
                        share("unaccounted", 5.8e6, 0.3e6),
                        share("slab", 0.3e6, 0.1e6),
                        share("anonymous", 0.1e6, 2e6),
                        share("page tables", -0.1e6, 2e6)),
                slope(-6.1e6, 0.3e6));

        assertThat(waterfall.remainder()).isCloseTo(0, within(1.0));
        assertThat(waterfall.sentence())
                .isEqualTo("Free memory fell 6.1 MB/h (5.8 to 6.4): unaccounted +5.8 (5.5 to 6.1), others +0.3.");
    }

    @Test
    void an_interval_around_nothing_says_so() {
        Waterfall waterfall = new Waterfall(List.of(share("slab", 0.2e6, 1e6)), slope(-0.2e6, 1e6));

        assertThat(waterfall.sentence()).isEqualTo("Free memory fell 0.2 MB/h (-0.8 to 1.2): slab +0.2 (-0.8 to 1.2).");
    }

    private static Waterfall.Share share(String name, double perHour, double reach) {
        return new Waterfall.Share(name, slope(perHour, reach));
    }

    private static JointSlopes.Slope slope(double perHour, double reach) {
        return new JointSlopes.Slope(perHour, perHour - reach, perHour + reach);
    }
}
