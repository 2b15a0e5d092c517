package org.boxsoak.leak;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The noises N1 to N6 of the benchmark: what a memory counter does without a leak, in MB, a sample each ten seconds. */
enum Noise {
    /** AR(1) 0.9 with a standard deviation of 8 MB on a workload cycle of ten minutes and 20 MB. */
    N1_BASE,
    /** N1 and a drift with a time constant of 30 min and 8 MB. */
    N2_SLOW,
    /** N1 and a random walk that reaches 16 MB at the end of twelve hours. */
    N3_WALK,
    /** Heavy tails: Student-t(3) shocks, calm and wild hours, and now and then another level for a while. */
    N4_HEAVY,
    /** N1, one tenth of its size, rounded to whole MB. */
    N5_QUANTISED,
    /** N1 with 5 % of the samples missing, doubled samples and a clock that is set back by half an hour. */
    N6_DAMAGED;

    static final double STEP_SECONDS = 10;
    private static final int CYCLE = 60;

    double[] values(int n, RandomGenerator random) {
        double[] base = base(n, random);
        switch (this) {
            case N2_SLOW -> add(base, autoregressive(n, Math.exp(-STEP_SECONDS / 1800), 8, random), 1);
            case N3_WALK -> add(base, walk(n, 16 / Math.sqrt(4320), random), 1);
            case N4_HEAVY -> {
                return heavy(n, random);
            }
            case N5_QUANTISED -> Arrays.setAll(base, i -> Math.rint(base[i] / 10));
            default -> {}
        }
        return base;
    }

    static double[] base(int n, RandomGenerator random) {
        double[] y = autoregressive(n, 0.9, 8, random);
        for (int from = 0; from < n; from += CYCLE) {
            double height = 20 + 4 * random.nextGaussian();
            double offset = 2 * random.nextGaussian();
            for (int i = from; i < Math.min(n, from + CYCLE); i++) {
                y[i] += offset + (i - from < CYCLE / 2 ? height : 0);
            }
        }
        return y;
    }

    static double[] autoregressive(int n, double phi, double sd, RandomGenerator random) {
        double[] y = new double[n];
        double shock = sd * Math.sqrt(1 - phi * phi);
        for (int i = 0; i < n; i++) {
            y[i] = i == 0 ? sd * random.nextGaussian() : phi * y[i - 1] + shock * random.nextGaussian();
        }
        return y;
    }

    static double[] walk(int n, double sd, RandomGenerator random) {
        double[] y = new double[n];
        for (int i = 1; i < n; i++) {
            y[i] = y[i - 1] + sd * random.nextGaussian();
        }
        return y;
    }

    private static double[] heavy(int n, RandomGenerator random) {
        double[] y = new double[n];
        double wild = 1;
        double level = 0;
        double slow = 0;
        for (int i = 0; i < n; i++) {
            wild = i % 360 == 0 ? Math.exp(0.6 * random.nextGaussian()) : wild;
            level = random.nextDouble() < 1.0 / 720 ? 12 * random.nextGaussian() : level;
            double t3 = random.nextGaussian() / Math.sqrt((square(random) + square(random) + square(random)) / 3);
            slow = 0.98 * slow + wild * t3;
            y[i] = slow + level;
        }
        return y;
    }

    private static double square(RandomGenerator random) {
        double g = random.nextGaussian();
        return g * g;
    }

    private static void add(double[] to, double[] other, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * other[i];
        }
    }

    /** The series as the sampler would have recorded it, marks of the workload driver included. */
    CounterSeries recorded(double[] values, boolean marked, SplittableRandom random) {
        int n = values.length;
        double[] t = new double[n];
        double[] y = values.clone();
        long[] cycles = new long[n];
        for (int i = 0; i < n; i++) {
            t[i] = i * STEP_SECONDS;
            cycles[i] = i / CYCLE;
        }
        if (this == N6_DAMAGED) {
            for (int i = 1; i < n; i++) {
                y[i] = random.nextDouble() < 0.05 ? Double.NaN : y[i];
                t[i] = random.nextDouble() < 0.01 ? t[i - 1] : t[i];
                t[i] = i >= n * 2 / 3 ? i * STEP_SECONDS - 1800 : t[i];
            }
        }
        CounterSeries series = CounterSeries.of("MemUsed", t, y);
        return marked ? series.withCycles(cycles) : series;
    }
}
