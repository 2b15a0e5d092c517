package org.boxsoak.leak;

import java.util.Arrays;
import java.util.List;

/**
 * Slopes of counters that are parts of a whole, all over the same moments. Least squares, because their slopes then add up exactly to that of
 * the sum, which a median of slopes does not; the interval takes the serial correlation of the residuals in (Newey and West 1987).
 */
public final class JointSlopes {
    private static final double Z90 = 1.645;
    private static final int FEWEST = 8;

    private JointSlopes() {}

    /**
     * @param perHour units of the counter per hour
     * @param low90 lower end of the 90 % interval
     * @param high90 upper end of it
     */
    public record Slope(double perHour, double low90, double high90) {}

    /**
     * The slopes in the order of the series; empty when there are too few moments.
     *
     * @param seconds the moments, rising
     * @param series values at these moments, one array for each counter
     */
    public static List<Slope> of(double[] seconds, List<double[]> series) {
        if (seconds.length < FEWEST || seconds[seconds.length - 1] <= seconds[0]) {
            return List.of();
        }
        double mean = Arrays.stream(seconds).average().orElseThrow();
        double[] x = Arrays.stream(seconds).map(s -> s - mean).toArray();
        double sxx = Arrays.stream(x).map(v -> v * v).sum();
        return series.stream().map(values -> slope(x, sxx, values)).toList();
    }

    private static Slope slope(double[] x, double sxx, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sxy += x[i] * (values[i] - mean);
        }
        double slope = sxy / sxx;
        double[] scores = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scores[i] = x[i] * (values[i] - mean - slope * x[i]);
        }
        double reach = Z90 * Math.sqrt(Math.max(0, longRun(scores))) / sxx;
        return new Slope(slope * 3600, (slope - reach) * 3600, (slope + reach) * 3600);
    }

    private static double longRun(double[] scores) {
        int lags = (int) Math.round(4 * Math.pow(scores.length / 100.0, 2.0 / 9)) + 1;
        double sum = Arrays.stream(scores).map(s -> s * s).sum();
        for (int lag = 1; lag <= Math.min(lags, scores.length - 1); lag++) {
            double covariance = 0;
            for (int i = lag; i < scores.length; i++) {
                covariance += scores[i] * scores[i - lag];
            }
            sum += 2 * (1 - lag / (lags + 1.0)) * covariance;
        }
        return sum;
    }
}
