package org.boxsoak.leak;

import java.util.Arrays;

/** Order statistics of plain arrays; empty input gives NaN. */
final class Quantiles {
    /** Makes the median absolute deviation estimate the standard deviation of normal values: 1 / quantile(0.75). */
    private static final double MAD_TO_SD = 1.4826;

    private Quantiles() {}

    /** The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7). */
    static double of(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, probability);
    }

    static double ofSorted(double[] sorted, double probability) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = probability * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[above] - sorted[below]);
    }

    static double median(double[] values) {
        return of(values, 0.5);
    }

    /** A standard deviation that up to half of the values cannot spoil. */
    static double robustSpread(double[] values) {
        double centre = median(values);
        return MAD_TO_SD
                * median(Arrays.stream(values).map(v -> Math.abs(v - centre)).toArray());
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The sample variance (divisor n - 1). */
    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    static double[] differences(double[] values) {
        double[] steps = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = values[i + 1] - values[i];
        }
        return steps;
    }
}
