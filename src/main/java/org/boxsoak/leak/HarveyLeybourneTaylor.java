package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests for a linear trend that is valid for stationary and for random-walk errors (Harvey, Leybourne and Taylor, J.
 * Econometrics 141, 2007).
 *
 * <p>z0 = b / sqrt(w_e / S_tt) from least squares, z1 = mean(dx) / sqrt(w_dx / (n-1)), both with long-run variances; lambda =
 * exp(-0.00025 (DF / KPSS)^2) from the Dickey-Fuller t-value after local GLS detrending (c = 1 - 13.5/n, two lagged differences)
 * and the KPSS statistic; z = (1 - lambda) z0 + lambda z1. Segments are joined by taking their own intercepts out first.
 *
 * @param z the score, standard normal without a trend
 * @param lambda 0 for clearly stationary errors, 1 for a clear random walk
 */
record HarveyLeybourneTaylor(double z, double lambda) {
    private static final double LOCAL = 13.5;

    static HarveyLeybourneTaylor of(CyclePoints points) {
        int n = points.size();
        double[] y = points.values();
        double[] index = new double[n];
        Arrays.setAll(index, i -> i + 1.0);
        OrthonormalBasis own = new OrthonormalBasis();
        points.intercepts().forEach(own::add);
        double[] time = own.residual(index);
        double[] level = own.residual(y);
        double timeSquare = OrthonormalBasis.dot(time, time);
        double slope = OrthonormalBasis.dot(time, level) / timeSquare;
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            e[i] = level[i] - slope * time[i];
        }
        double errorVariance = LongRunVariance.of(e);
        double[] steps = differences(points);
        double stepVariance = LongRunVariance.of(steps);
        if (errorVariance == 0 || stepVariance == 0) {
            return new HarveyLeybourneTaylor(certain(slope), 0);
        }
        double z0 = slope / Math.sqrt(errorVariance / timeSquare);
        double z1 = Quantiles.mean(steps) / Math.sqrt(stepVariance / steps.length);
        double ratio = dickeyFuller(joined(e, slope)) / kpss(e, errorVariance);
        double lambda = Math.exp(-0.00025 * ratio * ratio);
        return new HarveyLeybourneTaylor((1 - lambda) * z0 + lambda * z1, lambda);
    }

    /** No noise at all: the sign of the slope says everything. */
    private static double certain(double slope) {
        return slope == 0 ? 0 : Math.copySign(100, slope);
    }

    private static double[] differences(CyclePoints points) {
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            if (!points.startsSegment(i)) {
                steps.add(points.values()[i] - points.values()[i - 1]);
            }
        }
        return steps.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] joined(double[] e, double slope) {
        double[] y = new double[e.length];
        Arrays.setAll(y, i -> e[i] + slope * (i + 1));
        return y;
    }

    /** KPSS statistic of the trend residuals (Kwiatkowski, Phillips, Schmidt and Shin 1992): sum of squared partial sums. */
    static double kpss(double[] e, double longRunVariance) {
        double partial = 0;
        double sum = 0;
        for (double error : e) {
            partial += error;
            sum += partial * partial;
        }
        return sum / ((double) e.length * e.length * longRunVariance);
    }

    /** The t-value of Elliott, Rothenberg and Stock (1996) with a trend and two lags. */
    static double dickeyFuller(double[] y) {
        int n = y.length;
        double c = 1 - LOCAL / n;
        double[] one = new double[n];
        double[] time = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            one[i] = i == 0 ? 1 : 1 - c;
            time[i] = i == 0 ? 1 : (i + 1) - c * i;
            z[i] = i == 0 ? y[0] : y[i] - c * y[i - 1];
        }
        double[] theta = solve(one, time, z);
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = y[i] - theta[0] - theta[1] * (i + 1);
        }
        int rows = n - 3;
        double[] change = new double[rows];
        double[] before = new double[rows];
        double[] lag1 = new double[rows];
        double[] lag2 = new double[rows];
        for (int row = 0; row < rows; row++) {
            int i = row + 3;
            change[row] = u[i] - u[i - 1];
            before[row] = u[i - 1];
            lag1[row] = u[i - 1] - u[i - 2];
            lag2[row] = u[i - 2] - u[i - 3];
        }
        OrthonormalBasis lags = new OrthonormalBasis();
        lags.add(lag1);
        lags.add(lag2);
        double[] x = lags.residual(before);
        double[] d = lags.residual(change);
        double square = OrthonormalBasis.dot(x, x);
        double rho = OrthonormalBasis.dot(x, d) / square;
        double left = OrthonormalBasis.dot(d, d) - rho * rho * square;
        return rho / Math.sqrt(Math.max(left, 1e-300) / Math.max(1, rows - 3) / square);
    }

    private static double[] solve(double[] a, double[] b, double[] y) {
        double aa = OrthonormalBasis.dot(a, a);
        double ab = OrthonormalBasis.dot(a, b);
        double bb = OrthonormalBasis.dot(b, b);
        double ay = OrthonormalBasis.dot(a, y);
        double by = OrthonormalBasis.dot(b, y);
        double determinant = aa * bb - ab * ab;
        return new double[] {(ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant};
    }
}
