package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeakCostTests {
    private static final double NOISE = 10;

    @Test
    void a_straight_leak_needs_its_slope() {
        assertThat(needsNoSlope(t -> 4 * t, 2)).isFalse();
    }

    @Test
    void steps_and_a_filled_cache_need_none() {
        assertThat(needsNoSlope(t -> (t > 2 ? 60 : 0) + (t > 4.5 ? 40 : 0), 2)).isTrue();
        assertThat(needsNoSlope(t -> -80 * Math.expm1(-t / 0.75), 2)).isTrue();
    }

    @Test
    void a_leak_behind_a_filled_cache_and_one_beside_a_step_need_it() {
        assertThat(needsNoSlope(t -> 4 * t - 80 * Math.expm1(-t / 0.75), 2)).isFalse();
        assertThat(needsNoSlope(t -> 4 * t + (t > 5 ? 30 : 0), 2)).isFalse();
    }

    @Test
    void noise_alone_needs_none() {
        assertThat(needsNoSlope(t -> 0, 2)).isTrue();
    }

    @Test
    void neither_filled_caches_nor_early_steps_are_called_leaks() {
        LeakQuestion question = LeakQuestion.rising().withForbidden(0.5);

        assertThat(LongStream.range(0, 60)
                        .filter(seed -> isLeak(t -> -60 * Math.expm1(-t / 0.75), seed, question))
                        .count())
                .isZero();
        assertThat(LongStream.range(0, 60)
                        .filter(seed ->
                                isLeak(t -> (t > 1 ? 12 : 0) + (t > 2.5 ? 8 : 0) + (t > 4.5 ? 15 : 0), seed, question))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    private static boolean isLeak(DoubleUnaryOperator shape, long seed, LeakQuestion question) {
        return LeakJudge.judge(TestSeries.of(shape, 2 * NOISE, seed), question).verdict() instanceof LeakVerdict.Leak;
    }

    private static boolean needsNoSlope(DoubleUnaryOperator shape, long seed) {
        CycleAggregation cycles =
                CycleAggregation.of(TestSeries.of(shape, NOISE, seed).mended());
        return Evidence.of(cycles, LeakQuestion.rising(), null).cost().needsNoSlope();
    }
}
