package org.boxsoak.leak;

import java.util.Arrays;

/**
 * Finds the period of a series from the first high peak of the autocorrelation of its detrended values.
 *
 * <p>A peak counts where the correlation reached at least 0.4 after it had sunk below 0.1, and where it is there again after two
 * periods: noise that wanders makes single humps, not two.
 */
final class Periodicity {
    private static final int GRID = 720;
    private static final double HIGH = 0.4;
    private static final double SUNK = 0.1;
    private static final double AGAIN = 0.25;
    /** What a straight line leaves by the rounding of its values alone has periods that mean nothing. */
    private static final double ROUNDING = 1e-24;

    private Periodicity() {}

    /** The period in hours, or 0 where there is none that fits at least two and a half times into the run. */
    static double hours(Samples samples) {
        int n = Math.min(GRID, samples.size());
        if (n < 24 || samples.span() == 0) {
            return 0;
        }
        double[] levels = grid(samples, n);
        double[] y = detrended(levels);
        double square = OrthonormalBasis.dot(y, y);
        if (square <= ROUNDING * OrthonormalBasis.dot(levels, levels)) {
            return 0;
        }
        double[] r = new double[n * 17 / 20];
        for (int lag = 0; lag < r.length; lag++) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += y[i] * y[i - lag];
            }
            r[lag] = sum / square * n / (n - lag);
        }
        int peak = firstPeak(r, n * 2 / 5);
        return peak == 0 ? 0 : samples.span() / (n - 1) * peak;
    }

    private static int firstPeak(double[] r, int longest) {
        boolean sunk = false;
        for (int lag = 2; lag < longest; lag++) {
            sunk = sunk || r[lag] < SUNK;
            if (sunk && r[lag] >= HIGH && r[lag] >= r[lag - 1] && r[lag] >= r[lag + 1] && highNear(r, 2 * lag)) {
                return lag;
            }
        }
        return 0;
    }

    private static boolean highNear(double[] r, int lag) {
        for (int i = lag - lag / 8 - 1; i <= lag + lag / 8 + 1; i++) {
            if (i < r.length && r[i] >= AGAIN) {
                return true;
            }
        }
        return false;
    }

    private static double[] grid(Samples samples, int n) {
        double[] sum = new double[n];
        int[] count = new int[n];
        for (int i = 0; i < samples.size(); i++) {
            int cell = (int) Math.min(n - 1, samples.hours()[i] / samples.span() * n);
            sum[cell] += samples.values()[i];
            count[cell]++;
        }
        for (int i = 0; i < n; i++) {
            sum[i] = count[i] > 0 ? sum[i] / count[i] : i > 0 ? sum[i - 1] : samples.values()[0];
        }
        return sum;
    }

    private static double[] detrended(double[] y) {
        double[] one = new double[y.length];
        double[] time = new double[y.length];
        Arrays.fill(one, 1);
        Arrays.setAll(time, i -> i);
        OrthonormalBasis line = new OrthonormalBasis();
        line.add(one);
        line.add(time);
        return line.residual(y);
    }
}
