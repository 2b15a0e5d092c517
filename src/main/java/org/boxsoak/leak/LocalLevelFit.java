package org.boxsoak.leak;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A slope whose errors are white noise on a level that wanders as a random walk (the local level model, Harvey 1989), the noise
 * that first-order autoregression mistakes for white.
 *
 * <p>Covariance I + q min(i, j) within a segment, whitened by the Kalman filter; q by restricted likelihood on a grid. The most
 * cautious of the q within a chi-square distance of the best gives a bound that a random walk hardly ever passes; the q weighted by
 * their likelihood give the probability that the slope is no larger than asked.
 *
 * @param slope in units per hour, at the likeliest q
 * @param standardError of the slope, at the likeliest q
 * @param cautiousLower the smallest lower bound of the slope over every q that the series allows
 * @param allowed each q's slope
 */
record LocalLevelFit(double slope, double standardError, double cautiousLower, List<Weighted> allowed) {
    /** A slope with the probability of its q. */
    record Weighted(SlopeFit fit, double weight) {}

    private static final double[] RATIOS = {0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100};
    private static final double CHI_SQUARE_95 = 3.84;
    private static final double ONE_SIDED_99 = 2.326;
    /** Before anything is seen a level stands still with this probability; else every ratio is as likely. */
    private static final double STANDS_STILL = 0.3;

    static LocalLevelFit of(List<double[]> nuisance, CyclePoints points) {
        SlopeFit[] fits = new SlopeFit[RATIOS.length];
        double[] likelihood = new double[RATIOS.length];
        int best = 0;
        for (int i = 0; i < RATIOS.length; i++) {
            OrthonormalBasis basis = new OrthonormalBasis();
            for (double[] column : nuisance) {
                basis.add(whitened(column, RATIOS[i], points));
            }
            double[] trend = basis.residual(whitened(points.hours(), RATIOS[i], points));
            double[] y = basis.residual(whitened(points.values(), RATIOS[i], points));
            double trendSquare = OrthonormalBasis.dot(trend, trend);
            double slope = OrthonormalBasis.dot(trend, y) / trendSquare;
            double freedom = Math.max(1, y.length - basis.size() - 1 - points.spent());
            double squares = Math.max(0, OrthonormalBasis.dot(y, y) - slope * slope * trendSquare);
            double variance = Math.max(squares / freedom, Double.MIN_NORMAL);
            fits[i] = new SlopeFit(slope, Math.sqrt(variance / trendSquare), 0, freedom);
            likelihood[i] = -0.5
                    * (freedom * Math.log(variance)
                            + logDeterminant(RATIOS[i], points)
                            + basis.logSquaredVolume()
                            + Math.log(trendSquare));
            best = likelihood[i] > likelihood[best] ? i : best;
        }
        double lower = Double.POSITIVE_INFINITY;
        double[] weights = new double[RATIOS.length];
        for (int i = 0; i < RATIOS.length; i++) {
            boolean allowed = 2 * (likelihood[best] - likelihood[i]) < CHI_SQUARE_95;
            lower = allowed ? Math.min(lower, fits[i].slope() - ONE_SIDED_99 * fits[i].standardError()) : lower;
            double before = i == 0 ? STANDS_STILL : (1 - STANDS_STILL) / (RATIOS.length - 1);
            weights[i] = before * Math.exp(likelihood[i] - likelihood[best]);
        }
        double all = Arrays.stream(weights).sum();
        List<Weighted> allowed = IntStream.range(0, RATIOS.length)
                .mapToObj(i -> new Weighted(fits[i], weights[i] / all))
                .toList();
        return new LocalLevelFit(fits[best].slope(), fits[best].standardError(), lower, allowed);
    }

    /** The probability that the slope is no larger than the threshold. */
    double probabilityBelow(double threshold) {
        return allowed.stream()
                .mapToDouble(w -> w.weight() * w.fit().probabilityAbove(threshold))
                .sum();
    }

    /** The probability of so high a cautious bound if the slope were the threshold. */
    double cautiousP(double threshold) {
        return standardError == 0
                ? cautiousLower > threshold ? 0 : 1
                : StudentT.normalAbove((cautiousLower - threshold) / standardError + ONE_SIDED_99);
    }

    private static double[] whitened(double[] y, double ratio, CyclePoints points) {
        double[] out = new double[y.length];
        double level = 0;
        double variance = 0;
        for (int i = 0; i < y.length; i++) {
            level = points.startsSegment(i) ? 0 : level;
            variance = points.startsSegment(i) ? 0 : variance;
            double innovation = y[i] - level;
            out[i] = innovation / Math.sqrt(variance + 1);
            level += variance / (variance + 1) * innovation;
            variance = variance / (variance + 1) + ratio;
        }
        return out;
    }

    private static double logDeterminant(double ratio, CyclePoints points) {
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < points.size(); i++) {
            variance = points.startsSegment(i) ? 0 : variance;
            sum += Math.log(variance + 1);
            variance = variance / (variance + 1) + ratio;
        }
        return sum;
    }
}
