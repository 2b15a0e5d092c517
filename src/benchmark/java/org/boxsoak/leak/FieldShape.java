package org.boxsoak.leak;

import java.util.random.RandomGenerator;

/**
 * Shapes that counters of real boxes and servers show, in units of the noise's standard deviation; the second family of series,
 * with none of the code of the first. A leak rises by {@code rise} over the run.
 */
enum FieldShape {
    STILL(false),
    SLIGHT_GROWTH(false),
    SHRINKING(false),
    FILLS_FAST(false),
    FILLS_SLOWLY(false),
    RAMP_THEN_FLAT(false),
    REACHES_ITS_CAP(false),
    ONE_STEP(false),
    LATE_STEP(false),
    MANY_STEPS(false),
    COMES_AND_GOES(false),
    TWO_STATES(false),
    SAW_TEETH(false),
    FEW_SAW_TEETH(false),
    WAVE(false),
    LONG_WAVE(false),
    SQUARE_WORKLOAD(false),
    SPIKES(false),
    GROWING_NOISE(false),
    SQUARE_ROOT(false),
    LOGARITHM(false),
    WALK(false),
    PINK(false),
    LEAK(true),
    LEAK_FROM_A_THIRD(true),
    LEAK_IN_STAIRS(true),
    LEAK_AT_EVENTS(true),
    LEAK_ON_SQUARE_WORKLOAD(true),
    LEAK_ON_WAVE(true),
    LEAK_UNDER_SAW_TEETH(true),
    LEAK_AFTER_WARM_UP(true),
    LEAK_AND_A_STEP(true),
    LEAK_UNDER_SPIKES(true),
    LEAK_IN_BURSTS_OF_WORK(true);

    final boolean leaks;

    FieldShape(boolean leaks) {
        this.leaks = leaks;
    }

    /** The shape at x = 0..1 of the run, without noise; {@code rise} is that of a leak over the whole run. */
    double[] over(double[] x, double rise, RandomGenerator random) {
        double[] y = new double[x.length];
        double a = random.nextDouble();
        double b = random.nextDouble();
        double size = rise * (0.5 + random.nextDouble());
        int count = 4 + random.nextInt(30);
        double[] at = random.doubles(12, 0, 1).sorted().toArray();
        double[] height = random.doubles(12, -0.5, 1).toArray();
        double drift = leaks ? rise : 0;
        for (int i = 0; i < y.length; i++) {
            double t = x[i];
            double sawTooth = t * count + a - Math.floor(t * count + a);
            y[i] = drift * t
                    + switch (this) {
                        case STILL, SPIKES, GROWING_NOISE, WALK, PINK, LEAK, LEAK_UNDER_SPIKES -> 0;
                        case SLIGHT_GROWTH -> 0.05 * rise * t;
                        case SHRINKING -> -rise * t;
                        case FILLS_FAST -> 2 * size * -Math.expm1(-t / (0.03 + 0.07 * a));
                        case FILLS_SLOWLY -> 2 * size * -Math.expm1(-t / (0.1 + 0.15 * a));
                        case RAMP_THEN_FLAT -> size * Math.min(1, t / (0.15 + 0.35 * a));
                        case REACHES_ITS_CAP -> size * Math.min(0.5 + 0.2 * a, t);
                        case ONE_STEP, LEAK_AND_A_STEP -> t > 0.1 + 0.6 * a ? size : 0;
                        case LATE_STEP -> t > 0.75 + 0.2 * a ? size : 0;
                        case MANY_STEPS -> steps(t, at, height, 3 + (int) (4 * b)) * size;
                        case COMES_AND_GOES -> levels(t, at, height) * size;
                        case TWO_STATES -> levels(t, at, height) > 0 ? size : 0;
                        case SAW_TEETH -> 2 * size * sawTooth;
                        case FEW_SAW_TEETH -> 2 * size * fraction(t * (2 + (int) (3 * b)) + a);
                        case WAVE -> size * Math.sin(2 * Math.PI * (t * (5 + 20 * b) + a));
                        case LONG_WAVE -> size * Math.sin(2 * Math.PI * (t * (0.7 + 2 * b) + a));
                        case SQUARE_WORKLOAD, LEAK_ON_SQUARE_WORKLOAD -> fraction(t * (30 + 40 * b)) < 0.6 ? size : 0;
                        case SQUARE_ROOT -> size * Math.sqrt(t);
                        case LOGARITHM -> size * Math.log1p(30 * t) / Math.log(31);
                        case LEAK_FROM_A_THIRD -> drift * (Math.max(0, t - 1.0 / 3) - t);
                        case LEAK_IN_STAIRS -> drift * (Math.floor(t * (12 + count)) / (12 + count) - t);
                        case LEAK_AT_EVENTS -> 0;
                        case LEAK_ON_WAVE -> 0.4 * rise * Math.sin(2 * Math.PI * (t * (5 + 20 * b) + a));
                        case LEAK_UNDER_SAW_TEETH -> rise * fraction(t * (10 + count) + a);
                        case LEAK_AFTER_WARM_UP -> 2 * size * -Math.expm1(-t / (0.01 + 0.03 * a));
                        case LEAK_IN_BURSTS_OF_WORK -> drift * (worked(t, 12 + count) - t);
                    };
        }
        if (this == SPIKES || this == LEAK_UNDER_SPIKES) {
            spikes(y, rise, random);
        } else if (this == WALK) {
            add(y, walk(y.length, random), 0.5 * rise);
        } else if (this == PINK) {
            add(y, pink(y.length, random), 0.25 * rise);
        } else if (this == LEAK_AT_EVENTS) {
            events(y, rise, 40 + random.nextInt(60), random);
        }
        return y;
    }

    private static double fraction(double t) {
        return t - Math.floor(t);
    }

    /** The share of the work done: full speed for the first third of each round, then rest. */
    private static double worked(double t, int rounds) {
        double in = t * rounds;
        return (Math.floor(in) + Math.min(1, 3 * fraction(in))) / rounds;
    }

    private static double steps(double t, double[] at, double[] height, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += t > at[k] ? height[k] : 0;
        }
        return sum;
    }

    private static double levels(double t, double[] at, double[] height) {
        double level = 0;
        for (int k = 0; k < at.length; k++) {
            level = t > at[k] ? height[k] : level;
        }
        return level;
    }

    private static void spikes(double[] y, double rise, RandomGenerator random) {
        for (int i = 0; i < y.length; i++) {
            y[i] += random.nextDouble() < 0.01 ? rise * random.nextExponential() : 0;
        }
    }

    private static void events(double[] y, double rise, int events, RandomGenerator random) {
        double[] at = random.doubles(events, 0, y.length).sorted().toArray();
        int next = 0;
        for (int i = 0; i < y.length; i++) {
            while (next < events && at[next] <= i) {
                next++;
            }
            y[i] += rise * ((double) next / events - (double) i / y.length);
        }
    }

    /** A random walk whose end has standard deviation 1. */
    private static double[] walk(int n, RandomGenerator random) {
        double[] y = new double[n];
        for (int i = 1; i < n; i++) {
            y[i] = y[i - 1] + random.nextGaussian() / Math.sqrt(n);
        }
        return y;
    }

    /** 1/f noise: autoregressions of ever longer memory, each of standard deviation 1. */
    private static double[] pink(int n, RandomGenerator random) {
        double[] y = new double[n];
        for (double memory = 4; memory < n; memory *= 4) {
            double phi = Math.exp(-1 / memory);
            double x = random.nextGaussian();
            for (int i = 0; i < n; i++) {
                x = phi * x + Math.sqrt(1 - phi * phi) * random.nextGaussian();
                y[i] += x;
            }
        }
        return y;
    }

    private static void add(double[] to, double[] other, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * other[i];
        }
    }
}
