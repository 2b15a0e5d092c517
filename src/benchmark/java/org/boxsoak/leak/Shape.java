package org.boxsoak.leak;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** The shapes G1 to G15 of the benchmark, added to a noise; rates in MB/h, times in hours of a run. */
enum Shape {
    G0_STILL(false),
    G1_LINEAR(true),
    G1_LATE_ONSET(true),
    G2_STAIRCASE_EACH_5TH(true),
    G2_STAIRCASE_RANDOM(true),
    G3_PER_EVENT(true),
    G4_ACCELERATING(true),
    G5_PARTIAL_RECOVERY(true),
    G6_SATURATING_45MIN(false),
    G6_SATURATING_150MIN(false),
    G7_STEPS(false),
    G8_PLATEAU_AFTER_RAMP(false),
    G9_LOG_GROWTH(false),
    G10_DRIFTING_CYCLE(false),
    G11_LONG_PERIOD(false),
    G12_RANDOM_WALK(false),
    G13_BURSTS(false),
    G14_VARIANCE_CHANGE(false),
    G15_RESET(false),
    S1_GC_SAWTOOTH(false),
    S1_GC_SAWTOOTH_LEAK(true),
    S2_DIURNAL(false),
    S2_DIURNAL_LEAK(true),
    S3_SATURATING_AND_LEAK(true),
    S3_STEPS_AND_LEAK(true);

    final boolean leaks;

    Shape(boolean leaks) {
        this.leaks = leaks;
    }

    /** The shape's values at each sample of a run of so many hours. */
    double[] values(int n, double hours, double rate, RandomGenerator random) {
        DoubleUnaryOperator at = function(hours, leaks ? rate : 0, random);
        double[] y = new double[n];
        Arrays.setAll(y, i -> at.applyAsDouble(i * hours / n));
        if (this == G13_BURSTS) {
            bursts(y, random);
        }
        return y;
    }

    private DoubleUnaryOperator function(double hours, double rate, RandomGenerator random) {
        double[] steps = {
            random.nextDouble() * hours / 2, random.nextDouble() * hours / 2, random.nextDouble() * hours / 2
        };
        double[] heights = {5 + 15 * random.nextDouble(), 5 + 15 * random.nextDouble(), 5 + 15 * random.nextDouble()};
        double phase = random.nextDouble();
        long salt = random.nextLong();
        return switch (this) {
            case G0_STILL, G12_RANDOM_WALK, G13_BURSTS, G14_VARIANCE_CHANGE -> t -> 0;
            case G1_LINEAR -> t -> rate * t;
            case G1_LATE_ONSET -> t -> rate * Math.max(0, t - hours / 4);
            case G2_STAIRCASE_EACH_5TH -> t -> rate * Math.floor(t * 6 / 5) * 5 / 6;
            case G2_STAIRCASE_RANDOM -> t -> rate * 5 / 6 * randomSteps((int) (t * 6), 0.2, salt);
            case G3_PER_EVENT -> t -> rate / 6 * 3 * Math.floor(t * 2);
            case G4_ACCELERATING -> t -> rate * t * t / hours;
            case G5_PARTIAL_RECOVERY -> t -> rate * t + 12 * (t * 0.7 + phase - Math.floor(t * 0.7 + phase));
            case G6_SATURATING_45MIN -> t -> 60 * (1 - Math.exp(-t / 0.75));
            case G6_SATURATING_150MIN -> t -> 60 * (1 - Math.exp(-t / 2.5));
            case G7_STEPS -> t -> stepSum(t, steps, heights);
            case G8_PLATEAU_AFTER_RAMP -> t -> 60 * Math.min(1, t / (hours * (0.3 + 0.3 * phase)));
            case G9_LOG_GROWTH -> t -> 15 * Math.log1p(4 * t);
            case G10_DRIFTING_CYCLE -> t -> 15 * Math.sin(2 * Math.PI * (t * 4.3 + 0.02 * t * t + phase));
            case G11_LONG_PERIOD -> t -> 25 * Math.sin(2 * Math.PI * (t / hours * (1.3 + 3 * phase) + phase * 7));
            case G15_RESET -> t -> t > hours * (0.3 + 0.5 * phase) ? -60 : 0;
            case S1_GC_SAWTOOTH -> t -> 100 * (t / 0.8 + phase - Math.floor(t / 0.8 + phase));
            case S1_GC_SAWTOOTH_LEAK -> t -> rate * t + 100 * (t / 0.8 + phase - Math.floor(t / 0.8 + phase));
            case S2_DIURNAL -> t -> 40 * Math.sin(2 * Math.PI * (5 * t / hours + phase));
            case S2_DIURNAL_LEAK -> t -> rate * t + 40 * Math.sin(2 * Math.PI * (5 * t / hours + phase));
            case S3_SATURATING_AND_LEAK -> t -> rate * t + 60 * (1 - Math.exp(-t / 0.75));
            case S3_STEPS_AND_LEAK -> t -> rate * t + stepSum(t, steps, heights);
        };
    }

    private static double stepSum(double t, double[] steps, double[] heights) {
        double sum = 0;
        for (int i = 0; i < steps.length; i++) {
            sum += t >= steps[i] ? heights[i] : 0;
        }
        return sum;
    }

    private static int randomSteps(int cycles, double probability, long salt) {
        SplittableRandom random = new SplittableRandom(salt);
        int count = 0;
        for (int i = 0; i < cycles; i++) {
            count += random.nextDouble() < probability ? 1 : 0;
        }
        return count;
    }

    private static void bursts(double[] y, RandomGenerator random) {
        for (int i = 0; i < y.length; i++) {
            if (random.nextDouble() < 0.002) {
                double height = Math.min(300, 20 / Math.pow(1 - random.nextDouble(), 1 / 1.5));
                int length = 1 + (int) (-10 * Math.log(1 - random.nextDouble()));
                for (int k = i; k < Math.min(y.length, i + length); k++) {
                    y[k] += height;
                }
            }
        }
    }
}
