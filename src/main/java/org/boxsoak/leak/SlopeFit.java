package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * A slope with first-order autocorrelated errors, by feasible generalised least squares in the manner of Perron and Yabu
 * (J. Econometrics 151, 2009).
 *
 * <p>r is the lag-1 coefficient of the least-squares residuals plus (k + 2k max(r, 0))/n for k columns, set to 1 where (1 - r)
 * sqrt(n) is below 1, clipped to 0..1. The first row of each segment is scaled by sqrt(1 - r^2) (Prais and Winsten; 1e-3 for r
 * = 1), the others are quasi-differenced. The residual variance is u'u/(n - k), and for r = 1 the long-run variance of u, at
 * least a quarter of its plain variance.
 *
 * @param slope in units per hour
 * @param standardError of the slope
 * @param correlation r, the lag-1 autocorrelation that the errors were given
 * @param freedom degrees of freedom of the standard error
 */
record SlopeFit(double slope, double standardError, double correlation, double freedom) {
    /** Fits the slope along the points' hours beside the nuisance columns (which hold the intercepts). */
    static SlopeFit of(List<double[]> nuisance, CyclePoints points) {
        int n = points.size();
        OrthonormalBasis plain = new OrthonormalBasis();
        nuisance.forEach(plain::add);
        plain.add(points.hours());
        double[] e = plain.residual(points.values());
        double r = correlation(e, points, plain.size());

        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = points.startsSegment(i) ? Math.max(1e-3, Math.sqrt(1 - r * r)) : 1;
        }
        OrthonormalBasis others = new OrthonormalBasis();
        for (double[] column : nuisance) {
            others.add(transform(column, r, scale, points));
        }
        double[] trend = others.residual(transform(points.hours(), r, scale, points));
        double[] y = others.residual(transform(points.values(), r, scale, points));
        double trendSquare = OrthonormalBasis.dot(trend, trend);
        double slope = OrthonormalBasis.dot(trend, y) / trendSquare;
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = y[i] - slope * trend[i];
        }
        int k = others.size() + 1 + points.spent();
        double variance = r < 1
                ? OrthonormalBasis.dot(u, u) / Math.max(1, n - k)
                : differencedVariance(withoutStarts(u, points), k, points.segments());
        return new SlopeFit(slope, Math.sqrt(variance / trendSquare), r, Math.max(2, n - k));
    }

    /** The fit with no nuisance but the segments' intercepts. */
    static SlopeFit plain(CyclePoints points) {
        return of(points.intercepts(), points);
    }

    /**
     * The same slope with the spread between nights added to its error; degrees of freedom as Welch and Satterthwaite (1946) have
     * them, for a handful of nights knows its spread but poorly.
     */
    SlopeFit widened(GoodNights.Spread nights) {
        double own = standardError * standardError;
        double between = nights.deviation() * nights.deviation();
        double shared = own * own / freedom + between * between / nights.freedom();
        return between == 0
                ? this
                : new SlopeFit(
                        slope, Math.sqrt(own + between), correlation, (own + between) * (own + between) / shared);
    }

    double lower(double probability) {
        return slope - quantile(probability) * standardError;
    }

    double upper(double probability) {
        return slope + quantile(probability) * standardError;
    }

    /** How many standard errors a bound of this one-sided probability lies away. */
    double quantile(double probability) {
        return StudentT.quantile(probability, freedom);
    }

    /** The probability of a slope so far above the threshold if the true slope were the threshold. */
    double probabilityAbove(double threshold) {
        if (standardError == 0) {
            return slope > threshold ? 0 : 1;
        }
        return StudentT.above((slope - threshold) / standardError, freedom);
    }

    private static double correlation(double[] e, CyclePoints points, int k) {
        int n = e.length;
        double square = OrthonormalBasis.dot(e, e);
        double next = 0;
        for (int i = 1; i < n; i++) {
            next += points.startsSegment(i) ? 0 : e[i] * e[i - 1];
        }
        double raw = square == 0 ? 0 : next / square;
        double r = raw + (k + 2 * k * Math.max(raw, 0)) / n;
        return (1 - r) * Math.sqrt(n) < 1 ? 1 : Math.max(0, r);
    }

    private static double[] transform(double[] column, double r, double[] scale, CyclePoints points) {
        double[] out = new double[column.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = points.startsSegment(i) ? scale[i] * column[i] : column[i] - r * column[i - 1];
        }
        return out;
    }

    private static double[] withoutStarts(double[] u, CyclePoints points) {
        List<Double> rest = new ArrayList<>();
        for (int i = 0; i < u.length; i++) {
            if (!points.startsSegment(i)) {
                rest.add(u[i]);
            }
        }
        return rest.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double differencedVariance(double[] u, int k, int segments) {
        double freedom = Math.max(1, u.length - (k - segments));
        return Math.max(LongRunVariance.of(u), 0.25 * OrthonormalBasis.dot(u, u) / freedom);
    }
}
