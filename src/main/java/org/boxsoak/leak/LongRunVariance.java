package org.boxsoak.leak;

/**
 * Estimates the long-run variance of a series (2 pi times its spectrum at zero) with the quadratic spectral kernel and the
 * AR(1) plug-in bandwidth of Andrews (Econometrica 59, 1991).
 *
 * <p>r is the lag-1 coefficient clipped to +-0.97, a = 4 r^2 / (1 - r)^4, S = 1.3221 (a n)^0.2, x = 6 pi (k/S) / 5, weight of
 * lag k = 25 / (12 pi^2 (k/S)^2) (sin x / x - cos x), w = g_0 + 2 sum weight_k g_k with g_k = sum(e_i e_{i+k}) / n.
 */
final class LongRunVariance {
    private static final double MOST_CORRELATED = 0.97;

    private LongRunVariance() {}

    static double of(double[] values) {
        int n = values.length;
        double mean = Quantiles.mean(values);
        double[] e = new double[n];
        double square = 0;
        double next = 0;
        for (int i = 0; i < n; i++) {
            e[i] = values[i] - mean;
            square += e[i] * e[i];
            next += i > 0 ? e[i] * e[i - 1] : 0;
        }
        if (square == 0) {
            return 0;
        }
        double r = Math.max(-MOST_CORRELATED, Math.min(MOST_CORRELATED, next / square));
        double a = 4 * r * r / Math.pow(1 - r, 4);
        double bandwidth = Math.max(1e-3, 1.3221 * Math.pow(a * n, 0.2));
        double variance = square / n;
        for (int lag = 1; lag < n; lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += e[i] * e[i - lag];
            }
            variance += 2 * weight(lag / bandwidth) * product / n;
        }
        return Math.max(variance, 1e-9 * square / n);
    }

    private static double weight(double ratio) {
        double x = 6 * Math.PI * ratio / 5;
        return 25 / (12 * Math.PI * Math.PI * ratio * ratio) * (Math.sin(x) / x - Math.cos(x));
    }
}
