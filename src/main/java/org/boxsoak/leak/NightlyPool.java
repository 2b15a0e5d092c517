package org.boxsoak.leak;

import java.util.List;
import org.hipparchus.distribution.continuous.GammaDistribution;

/**
 * Pools the rates of several nights of one build into one (random effects, DerSimonian and Laird 1986).
 *
 * <p>Where the nights scatter more than their own standard errors say, or these are unknown, the interval is that of Hartung and
 * Knapp (Statistics in Medicine 20, 2001), which holds for few nights.
 *
 * @param perHour the pooled rate
 * @param standardError of the pooled rate
 * @param freedom degrees of freedom of the standard error
 * @param nights how many there were
 */
public record NightlyPool(double perHour, double standardError, double freedom, int nights) {
    private static final double POINTS_PER_NIGHT = 12;
    private static final double UNEXPLAINED = 0.05;

    /** Pools the nights; those without a standard error weigh as the others do on average. */
    public static NightlyPool of(List<NightRate> nights) {
        if (nights.isEmpty()) {
            throw new IllegalArgumentException("There are no nights to pool.");
        }
        int n = nights.size();
        double[] rate = nights.stream().mapToDouble(NightRate::rate).toArray();
        double[] known = nights.stream()
                .mapToDouble(NightRate::standardError)
                .filter(Double::isFinite)
                .map(s -> s * s)
                .toArray();
        double usual = known.length == 0 ? 0 : Quantiles.median(known);
        double[] variance = nights.stream()
                .mapToDouble(v -> Double.isFinite(v.standardError()) ? v.standardError() * v.standardError() : usual)
                .toArray();
        double between = betweenNights(rate, variance);
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double w = weight(variance[i] + between);
            weights += w;
            sum += w * rate[i];
        }
        double mean = sum / weights;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += weight(variance[i] + between) * (rate[i] - mean) * (rate[i] - mean);
        }
        // Errors that a night's own points gave, and no sign of more: these points' freedom, not that of n nights.
        boolean trusted = known.length == n && between == 0;
        double knapp = Math.sqrt(squares / Math.max(1, n - 1) / weights);
        return trusted || n < 2
                ? new NightlyPool(mean, 1 / Math.sqrt(weights), POINTS_PER_NIGHT * n, n)
                : new NightlyPool(mean, knapp, n - 1.0, n);
    }

    /** One-sided p of a pooled rate so far above the threshold. */
    public double pAbove(double threshold) {
        return standardError == 0
                ? perHour > threshold ? 0 : 1
                : StudentT.above((perHour - threshold) / standardError, freedom);
    }

    private static double weight(double variance) {
        return 1 / Math.max(variance, 1e-12);
    }

    private static double betweenNights(double[] rate, double[] variance) {
        double w = 0;
        double ww = 0;
        double sum = 0;
        for (int i = 0; i < rate.length; i++) {
            double weight = weight(variance[i]);
            w += weight;
            ww += weight * weight;
            sum += weight * rate[i];
        }
        double q = 0;
        for (int i = 0; i < rate.length; i++) {
            q += weight(variance[i]) * (rate[i] - sum / w) * (rate[i] - sum / w);
        }
        double scale = w - ww / w;
        // Cochran's test: scatter that the nights' own errors explain well is no sign of more.
        boolean explained = rate.length < 2
                || new GammaDistribution((rate.length - 1) / 2.0, 2).cumulativeProbability(q) < 1 - UNEXPLAINED;
        return explained || scale <= 0 ? 0 : Math.max(0, (q - (rate.length - 1)) / scale);
    }
}
