package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.boxsoak.record.RunEvent;
import org.junit.jupiter.api.Test;

class PlugTrendTests {
    private final Random random = new Random(5);

    @Test
    void enumeration_that_grows_slower_from_plug_to_plug_is_a_finding() {
        assertThat(PlugTrend.of(plugs(30, i -> 0.5 + i * 0.1)))
                .containsPattern("grew slower: from 1\\.\\d s in the first half of the plugs to 2\\.\\d s");
    }

    @Test
    void a_driver_or_an_interface_that_takes_ever_longer_is_one_too() {
        assertThat(PlugTrend.of(plugs(30, i -> 0.5, i -> 0.5 + i * 0.1, i -> 0.5)))
                .startsWith("Its driver grew slower");
        assertThat(PlugTrend.of(plugs(30, i -> 0.5, i -> 0.5, i -> 0.5 + i * 0.1)))
                .startsWith("Its interface grew slower");
    }

    @Test
    void times_that_only_scatter_are_none_in_a_hundred_nights() {
        long called = IntStream.range(0, 100)
                .filter(night -> !PlugTrend.of(plugs(30, i -> 1)).isEmpty())
                .count();

        assertThat(called).isLessThanOrEqualTo(2);
    }

    @Test
    void a_few_plugs_tell_nothing() {
        assertThat(PlugTrend.of(plugs(9, i -> i))).isEmpty();
    }

    private List<Plug> plugs(int count, DoubleUnaryOperator device) {
        return plugs(count, device, i -> 0.1, i -> 0.1);
    }

    /** Each stage's own time by the number of the plug. */
    private List<Plug> plugs(
            int count, DoubleUnaryOperator device, DoubleUnaryOperator driver, DoubleUnaryOperator network) {
        List<Plug> plugs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double enumerated = scattered(device.applyAsDouble(i));
            double bound = enumerated + scattered(driver.applyAsDouble(i));
            double up = bound + scattered(network.applyAsDouble(i));
            plugs.add(new Plug(
                    i + 1,
                    null,
                    Duration.ofMinutes(i),
                    "every 60 s",
                    new RunEvent.PlugEnded(i + 1, "back", enumerated, bound, up, "", null)));
        }
        return plugs;
    }

    private double scattered(double seconds) {
        return seconds * (0.9 + 0.2 * random.nextDouble());
    }
}
