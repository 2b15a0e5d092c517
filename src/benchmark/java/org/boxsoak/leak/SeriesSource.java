package org.boxsoak.leak;

import java.util.SplittableRandom;

/**
 * Generates labelled series, the same for the same seed.
 *
 * @param hours length of a run
 * @param marked whether the workload's cycles are marked in the series
 */
record SeriesSource(double hours, boolean marked) {
    LabelledSeries series(Shape shape, Noise noise, double rate, long seed) {
        SplittableRandom random = new SplittableRandom(
                seed * 31 + shape.name().hashCode() * 7919L + noise.name().hashCode() * 104729L);
        int n = (int) (hours * 3600 / Noise.STEP_SECONDS);
        double[] y = shape == Shape.G12_RANDOM_WALK && noise == Noise.N1_BASE
                ? Noise.N3_WALK.values(n, random)
                : noise.values(n, random);
        if (shape == Shape.G14_VARIANCE_CHANGE) {
            for (int i = n / 2; i < n; i++) {
                y[i] *= 2.5;
            }
        }
        double[] more = shape.values(n, hours, rate, random);
        // The quantised noise is a tenth in size, so are the shapes on it.
        double factor = noise == Noise.N5_QUANTISED ? 0.1 : 1;
        for (int i = 0; i < n; i++) {
            y[i] = noise == Noise.N5_QUANTISED ? Math.rint(y[i] + factor * more[i]) : y[i] + more[i];
            y[i] += 1000;
        }
        return new LabelledSeries(noise.recorded(y, marked, random), shape.leaks, shape.leaks ? rate * factor : 0);
    }
}
