package org.boxsoak.leak;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Series of known truth: a shape over a run of twelve hours, a sample each minute, with white noise. */
final class TestSeries {
    static final double HOURS = 12;
    private static final int SAMPLES = 720;

    private TestSeries() {}

    static double[] seconds() {
        double[] t = new double[SAMPLES];
        Arrays.setAll(t, i -> i * 60.0);
        return t;
    }

    /** The shape as a function of the hour. */
    static double[] values(DoubleUnaryOperator shape, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[SAMPLES];
        Arrays.setAll(y, i -> shape.applyAsDouble(i / 60.0) + noise * random.nextGaussian());
        return y;
    }

    static CounterSeries of(DoubleUnaryOperator shape, double noise, long seed) {
        return CounterSeries.of("counter", seconds(), values(shape, noise, seed));
    }

    static LeakVerdict verdict(DoubleUnaryOperator shape, double noise, long seed) {
        return LeakJudge.judge(of(shape, noise, seed), LeakQuestion.rising()).verdict();
    }
}
