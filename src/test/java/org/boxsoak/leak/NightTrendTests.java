package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightTrendTests {
    private static List<NightRate> nights(
            int count, int nightsPerBuild, IntToDoubleFunction rate, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<NightRate> nights = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double value = rate.applyAsDouble(i) + noise * random.nextGaussian();
            nights.add(new NightRate(i, "b" + ((i - 1) / nightsPerBuild + 1), value, Double.NaN));
        }
        return nights;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_change_is_found_at_its_night_and_build(long seed) {
        List<RateChange> changes = NightTrend.changes(nights(60, 1, i -> i >= 31 ? 1.3 : 0.1, 0.3, seed));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.night()).isBetween(30, 32);
            assertThat(change.build()).isEqualTo("b" + change.night());
            assertThat(change.isWorse()).isTrue();
            assertThat(change.after()).isEqualTo(1.3, within(0.3));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noise_alone_is_no_change(long seed) {
        assertThat(NightTrend.changes(nights(60, 1, i -> 0.1, 0.4, seed))).isEmpty();
    }

    @Test
    void exact_rates_change_only_where_they_do() {
        List<NightRate> nights = nights(60, 1, i -> i >= 31 ? 1.2 : 0.1, 0, 1);
        Collections.shuffle(nights, new Random(1));

        assertThat(NightTrend.changes(nights)).extracting(RateChange::night).containsExactly(31);
    }

    @Test
    void a_big_jump_is_told_the_night_after() {
        List<RateChange> changes = NightTrend.changes(nights(30, 1, i -> i >= 30 ? 5 : 0.1, 0.3, 2));

        assertThat(changes).extracting(RateChange::night).containsExactly(30);
    }

    @Test
    void a_single_wild_night_among_usual_ones_went_away() {
        assertThat(NightTrend.changes(nights(40, 1, i -> i == 20 ? 9 : 0.1, 0.3, 2)))
                .isEmpty();
    }

    @Test
    void a_fix_is_a_change_to_the_better_and_stands_at_its_build() {
        List<RateChange> changes = NightTrend.changes(nights(40, 10, i -> i > 20 ? 0.2 : 3, 0.4, 3));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.build()).isEqualTo("b3");
            assertThat(change.night()).isEqualTo(21);
            assertThat(change.isWorse()).isFalse();
        });
    }

    @Test
    void nights_that_resemble_the_night_before_are_seldom_taken_for_a_change() {
        int called = 0;
        for (long seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<NightRate> nights = new ArrayList<>();
            double rate = 0;
            for (int night = 0; night < 25; night++) {
                rate = 0.5 * rate + random.nextGaussian();
                nights.add(new NightRate(night, "b", rate, Double.NaN));
            }
            called += NightTrend.changes(nights).isEmpty() ? 0 : 1;
        }

        assertThat(called).isLessThanOrEqualTo(16);
    }

    @Test
    void three_nights_say_nothing() {
        assertThat(NightTrend.changes(nights(3, 1, i -> i, 0, 1))).isEmpty();
    }

    @Test
    void pooled_nights_are_surer_than_one() {
        List<NightRate> nights = new ArrayList<>();
        double[] rates = {0.4, 0.6, 0.5, 0.55, 0.45};
        for (int i = 0; i < rates.length; i++) {
            nights.add(new NightRate(i, "b", rates[i], 0.3));
        }

        NightlyPool pool = NightlyPool.of(nights);

        assertThat(pool.perHour()).isEqualTo(0.5, within(1e-9));
        assertThat(pool.standardError()).isEqualTo(0.3 / Math.sqrt(5), within(1e-9));
        assertThat(pool.pAbove(0)).isLessThan(0.01);
        assertThat(NightlyPool.of(nights.subList(0, 1)).pAbove(0)).isGreaterThan(0.05);
    }
}
