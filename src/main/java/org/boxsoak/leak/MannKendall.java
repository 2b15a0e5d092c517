package org.boxsoak.leak;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Tests for a monotone trend by the signs of all pairs (Mann 1945, Kendall 1975), with the correction for ties and the
 * variance correction of Hamed and Rao (J. Hydrology 204, 1998).
 *
 * <p>Never the judge of raw samples, of which it calls half of all still nights a trend: there it is the benchmark's yardstick. It stands
 * in for the better test where there are fewer than twelve points.
 *
 * @param s concordant minus discordant pairs
 * @param variance of s under no trend
 */
record MannKendall(long s, double variance) {
    /** The plain test. */
    static MannKendall of(double[] y) {
        int n = y.length;
        long pairs = (long) n * (n - 1) / 2;
        long s = pairs - 2 * Inversions.strict(y) - Inversions.ties(y);
        double variance = n * (n - 1.0) * (2.0 * n + 5);
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            double tied = to - from;
            variance -= tied * (tied - 1) * (2 * tied + 5);
        }
        return new MannKendall(s, variance / 18);
    }

    /** The test with the variance blown up by the significant autocorrelations of the detrended ranks. */
    static MannKendall hamedRao(double[] y) {
        MannKendall plain = of(y);
        int n = y.length;
        double[] ranks = detrendedRanks(y);
        double mean = (n - 1) / 2.0;
        double square = 0;
        for (double rank : ranks) {
            square += (rank - mean) * (rank - mean);
        }
        double sum = 0;
        for (int lag = 1; lag < n - 2; lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += (ranks[i] - mean) * (ranks[i - lag] - mean);
            }
            double r = product / square;
            if (Math.abs(r) > 1.96 / Math.sqrt(n)) {
                sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * r;
            }
        }
        double factor = 1 + 2.0 / (n * (n - 1.0) * (n - 2.0)) * sum;
        return new MannKendall(plain.s, plain.variance * Math.max(factor, 1e-3));
    }

    /** The standard normal score, with the continuity correction. */
    double z() {
        return variance <= 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    }

    /** The probability of a score this far from zero, on either side, if there is no trend. */
    double twoSidedP() {
        return 2 * StudentT.normalAbove(Math.abs(z()));
    }

    private static double[] detrendedRanks(double[] y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);
        double slope = TheilSen.slope(x, y);
        Integer[] order = new Integer[y.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> y[i] - slope * i));
        double[] ranks = new double[y.length];
        for (int i = 0; i < order.length; i++) {
            ranks[order[i]] = i;
        }
        return ranks;
    }
}
