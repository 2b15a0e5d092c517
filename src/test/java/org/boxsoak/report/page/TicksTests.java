package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.boxsoak.report.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTests {
    @Test
    void ticks_are_round_and_enclose_the_values() {
        assertThat(Ticks.enclosing(Unit.BLOCKS, 0, 494, 4).values()).containsExactly(0.0, 200.0, 400.0, 600.0);
    }

    @Test
    void bytes_are_round_in_the_unit_that_is_shown() {
        assertThat(Ticks.enclosing(Unit.BYTES, 0, 618.0 * (1 << 20), 4).values().stream()
                        .map(v -> Values.text(Unit.BYTES, v)))
                .containsExactly("0 B", "200 MiB", "400 MiB", "600 MiB", "800 MiB");
    }

    @Test
    void whole_things_have_whole_ticks() {
        assertThat(Ticks.enclosing(Unit.BLOCKS, 0, 1, 4).values()).containsExactly(0.0, 1.0);
    }

    @Test
    void any_range_gets_a_few_ticks_that_enclose_it() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        for (int i = 0; i < 2000; i++) {
            double low = -random.nextInt(2) * Math.pow(10, random.nextDouble(-3, 12));
            double high = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextDouble(-3, 13));
            for (Unit unit : Unit.values()) {
                Ticks ticks = Ticks.enclosing(unit, low, high, 4);
                var values = ticks.values();
                double hair = 1e-6 * ticks.step();
                assertThat(values).as("%s from %s to %s", unit, low, high).hasSizeBetween(2, 10);
                assertThat(values.get(0)).isLessThanOrEqualTo(low + hair);
                assertThat(values.get(values.size() - 1)).isGreaterThanOrEqualTo(high - hair);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PT3H,10,1800", "PT12H,10,7200", "PT20M,10,120", "PT5S,10,1", "PT72H,10,43200", "PT3H,4,3600"})
    void time_steps_are_those_of_a_clock(Duration end, int wanted, double step) {
        assertThat(Ticks.times(end, wanted).step()).isEqualTo(step);
    }

    @Test
    void a_run_of_a_hundred_days_still_gets_few_ticks() {
        assertThat(Ticks.times(Duration.ofDays(100), 4).values()).hasSizeBetween(2, 5);
    }
}
