package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakJudgeTests {
    private static final double END = TestSeries.HOURS;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_straight_leak_is_found_with_its_rate(long seed) {
        LeakVerdict verdict = TestSeries.verdict(t -> 1000 + 2 * t, 4, seed);

        assertThat(verdict).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(verdict.rate().perHour()).isEqualTo(2, within(0.5));
        assertThat(verdict.rate().low90()).isLessThan(verdict.rate().high90());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_still_counter_does_not_leak(long seed) {
        assertThat(TestSeries.verdict(t -> 1000, 4, seed)).isInstanceOf(LeakVerdict.NoLeak.class);
    }

    @Test
    void a_leak_of_five_standard_errors_is_mostly_found_and_a_walk_that_rises_as_far_seldom_called_one() {
        LeakQuestion question = LeakQuestion.rising().withForbidden(0.064);
        int found = 0;
        int called = 0;
        for (long seed = 0; seed < 40; seed++) {
            double[] steps = TestSeries.values(t -> 0, 0.2, 1000 + seed);
            Arrays.parallelPrefix(steps, Double::sum);
            DoubleUnaryOperator walk = t -> steps[(int) Math.round(60 * t)];
            found += isLeak(TestSeries.of(t -> 0.32 * t, 4, seed), question) ? 1 : 0;
            called += isLeak(TestSeries.of(walk, 4, seed), question) ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(36);
        assertThat(called).isLessThanOrEqualTo(7);
    }

    private static boolean isLeak(CounterSeries series, LeakQuestion question) {
        return LeakJudge.judge(series, question).verdict() instanceof LeakVerdict.Leak;
    }

    @Test
    void points_are_made_of_the_lower_half_where_it_is_quiet_and_of_low_water_marks_under_bursts() {
        double[] quiet = TestSeries.values(t -> 100, 4, 1);
        double[] bursts = quiet.clone();
        for (int i = 20; i < bursts.length; i += 40) {
            Arrays.fill(bursts, i, i + 8, 500 + i);
        }

        assertThat(madeOf(quiet).values()).isEqualTo(tamed(quiet, CycleAggregation.LOWER_HALF));
        assertThat(madeOf(bursts).values()).isEqualTo(tamed(bursts, CycleAggregation.LOW_WATER));
    }

    private static CyclePoints madeOf(double[] y) {
        return PointChoice.of(CycleAggregation.of(samples(y)), null).points();
    }

    private static double[] tamed(double[] y, double quantile) {
        return Outliers.tamed(CycleAggregation.of(samples(y)).points(quantile)).values();
    }

    private static Samples samples(double[] y) {
        return CounterSeries.of("counter", TestSeries.seconds(), y)
                .withCycles(LongStream.range(0, y.length).map(i -> i / 10).toArray())
                .mended();
    }

    @Test
    void a_step_is_a_step() {
        assertThat(TestSeries.verdict(t -> t > 5.3 ? 140 : 100, 1, 7)).isInstanceOf(LeakVerdict.Step.class);
    }

    @Test
    void a_filling_cache_is_a_plateau() {
        assertThat(TestSeries.verdict(t -> 60 * (1 - Math.exp(-t / 1.8)), 1, 7))
                .isInstanceOf(LeakVerdict.Plateau.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void growth_that_only_gets_slower_is_no_leak(long seed) {
        assertThat(TestSeries.verdict(t -> 100 + 40 * Math.log1p(3 * t), 2, seed))
                .isNotInstanceOf(LeakVerdict.Leak.class);
        assertThat(TestSeries.verdict(t -> 100 + 40 * Math.sqrt(t), 2, seed)).isNotInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void slowing_growth_that_stays_above_the_forbidden_rate_is_a_leak() {
        LeakQuestion question = LeakQuestion.rising().withForbidden(1);

        assertThat(LeakJudge.judge(TestSeries.of(t -> 100 + 60 * Math.sqrt(t), 2, 3), question)
                        .verdict())
                .isInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void a_steep_start_tells_a_logarithm_from_a_leak_where_the_noise_hides_the_rest() {
        assertThat(leaksAmong30(t -> 15 * Math.log1p(4 * t), 9)).isLessThanOrEqualTo(1);
        assertThat(leaksAmong30(t -> 3 * t, 9)).isGreaterThanOrEqualTo(28);
    }

    @Test
    void a_leak_behind_a_warm_up_is_not_taken_for_slowing_growth() {
        assertThat(leaksAmong30(t -> 5 * t + 60 * (1 - Math.exp(-t / 0.75)), 9)).isGreaterThanOrEqualTo(28);
    }

    @Test
    void a_leak_under_a_wave_whose_period_is_no_whole_number_of_points_is_seen() {
        assertThat(leaksAmong30(t -> 2 * t + 40 * Math.sin(2 * Math.PI * t / 2.43), 6))
                .isGreaterThanOrEqualTo(24);
        assertThat(leaksAmong30(t -> 40 * Math.sin(2 * Math.PI * t / 2.43), 6)).isZero();
    }

    private static long leaksAmong30(DoubleUnaryOperator shape, double noise) {
        return LongStream.range(0, 30)
                .filter(seed -> LeakJudge.judge(
                                        TestSeries.of(shape, noise, seed),
                                        LeakQuestion.rising().withForbidden(0.5))
                                .verdict()
                        instanceof LeakVerdict.Leak)
                .count();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_leak_is_seen_through_coarse_rounding(long seed) {
        double[] rounded = Arrays.stream(TestSeries.values(t -> 100 + t, 0.8, seed))
                .map(y -> 1.5 * Math.rint(y / 1.5))
                .toArray();

        LeakVerdict verdict = LeakJudge.judge(
                        CounterSeries.of("rounded", TestSeries.seconds(), rounded), LeakQuestion.rising())
                .verdict();

        assertThat(verdict).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(verdict.rate().perHour()).isEqualTo(1, within(0.1));
    }

    @Test
    void a_leak_that_quickens_and_one_that_starts_late_are_leaks() {
        assertThat(TestSeries.verdict(t -> 100 + 60 * t * t / END / END, 3, 7)).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(TestSeries.verdict(t -> 100 + 8 * Math.max(0, t - 6), 3, 7)).isInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void what_a_collector_gives_back_is_no_leak_but_a_rising_low_end_is() {
        DoubleUnaryOperator teeth = t -> 300 * (1.13 * t - Math.floor(1.13 * t));

        assertThat(TestSeries.verdict(teeth, 3, 7)).isNotInstanceOf(LeakVerdict.Leak.class);
        assertThat(TestSeries.verdict(t -> teeth.applyAsDouble(t) + 15 * t, 3, 7))
                .isInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void a_forbidden_rate_that_noise_may_hide_leaves_it_undecided_and_says_how_long_to_run() {
        Judgement judgement = LeakJudge.judge(
                TestSeries.of(t -> 1000, 40, 3), LeakQuestion.rising().withForbidden(0.1));

        assertThat(judgement.verdict())
                .isInstanceOfSatisfying(
                        LeakVerdict.Undecided.class,
                        u -> assertThat(u.decidedAfterHours()).isGreaterThan(END));
        assertThat(judgement.canary()).isEqualTo(new Canary(0.1, false));
    }

    @Test
    void the_canary_of_a_cleared_counter_is_found() {
        Judgement judgement = LeakJudge.judge(
                TestSeries.of(t -> 1000, 4, 3), LeakQuestion.rising().withForbidden(2));

        assertThat(judgement.verdict()).isInstanceOf(LeakVerdict.NoLeak.class);
        assertThat(judgement.canary()).isEqualTo(new Canary(2, true));
    }

    @Test
    void a_leak_below_the_forbidden_rate_is_let_through() {
        LeakQuestion question = LeakQuestion.rising().withForbidden(5);

        assertThat(LeakJudge.judge(TestSeries.of(t -> 1000 + 2 * t, 2, 3), question)
                        .verdict())
                .isInstanceOf(LeakVerdict.NoLeak.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void unit_level_and_sense_of_a_counter_do_not_matter(long seed) {
        double[] y = TestSeries.values(t -> 1000 + t + (t > 4 ? 9 : 0), 3, seed);
        double[] other = new double[y.length];
        Arrays.setAll(other, i -> 5e6 - 1024 * y[i]);
        LeakQuestion question = LeakQuestion.rising().withForbidden(1);

        Judgement plain = LeakJudge.judge(CounterSeries.of("x", TestSeries.seconds(), y), question);
        Judgement turned = LeakJudge.judge(
                CounterSeries.of("x", TestSeries.seconds(), other),
                question.withForbidden(1024).asFalling());

        assertThat(turned.verdict().word()).isEqualTo(plain.verdict().word());
        assertThat(turned.verdict().rate().perHour())
                .isEqualTo(1024 * plain.verdict().rate().perHour(), within(1e-3));
    }

    @Test
    void two_boots_are_not_fitted_as_one() {
        double[] y = TestSeries.values(t -> 1000 + 3 * t - (t >= 6 ? 18 : 0), 1, 5);
        long[] boots = new long[y.length];
        Arrays.setAll(boots, i -> i < 360 ? 77 : 78);

        LeakVerdict verdict = LeakJudge.judge(
                        CounterSeries.of("x", TestSeries.seconds(), y).withBoots(boots), LeakQuestion.rising())
                .verdict();

        assertThat(verdict).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(verdict.rate().perHour()).isEqualTo(3, within(0.3));
    }

    @Test
    void objects_that_come_one_by_one_are_counted() {
        LeakVerdict leak = TestSeries.verdict(t -> Math.floor(t * 1.7), 0, 1);
        LeakVerdict flicker = TestSeries.verdict(t -> (int) (t * 7) % 5 == 0 ? 11 : 10, 0, 1);

        assertThat(leak).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(leak.rate().perHour()).isEqualTo(1.7, within(0.3));
        assertThat(flicker).isInstanceOf(LeakVerdict.NoLeak.class);
    }

    @Test
    void a_handful_of_points_is_never_a_leak_and_a_constant_never_one() {
        double[] t = {0, 600, 1200, 1800, 2400, 3000, 3600, 4200};

        assertThat(LeakJudge.judge(CounterSeries.of("x", t, t), LeakQuestion.rising())
                        .verdict())
                .isNotInstanceOf(LeakVerdict.Leak.class);
        LeakRate still = TestSeries.verdict(hour -> 7, 0, 1).rate();
        assertThat(still).isEqualTo(new LeakRate(0, 0, 0, still.smallestDetectablePerHour()));
        assertThat(still.smallestDetectablePerHour())
                .as("eleven whole units in the run")
                .isEqualTo(11 / END, within(0.1));
        assertThat(LeakJudge.judge(CounterSeries.of("x", new double[0], new double[0]), LeakQuestion.rising())
                        .verdict())
                .isInstanceOf(LeakVerdict.Undecided.class);
    }

    @Test
    void marked_cycles_are_the_points() {
        double[] y = TestSeries.values(t -> 1000 + 2 * t + ((int) (t * 60) % 24 < 12 ? 80 : 0), 2, 9);
        long[] cycles = new long[y.length];
        Arrays.setAll(cycles, i -> i / 24);

        LeakVerdict verdict = LeakJudge.judge(
                        CounterSeries.of("x", TestSeries.seconds(), y).withCycles(cycles), LeakQuestion.rising())
                .verdict();

        assertThat(verdict).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(verdict.rate().perHour()).isEqualTo(2, within(0.2));
    }
}
