package org.boxsoak.leak;

import java.util.Arrays;

/** The rules that others use, on the raw samples: what the detector is measured against. */
enum Rivals {
    MANN_KENDALL {
        @Override
        boolean saysLeak(double[] t, double[] y) {
            return MannKendall.of(y).z() > ONE_SIDED_OF_5_PERCENT;
        }
    },
    HAMED_RAO {
        @Override
        boolean saysLeak(double[] t, double[] y) {
            return MannKendall.hamedRao(y).z() > ONE_SIDED_OF_5_PERCENT;
        }
    },
    /** Trend-free pre-whitening (Yue, Pilon, Phinney and Cavadias 2002): must fail, it guards against using it. */
    TFPW {
        @Override
        boolean saysLeak(double[] t, double[] y) {
            double slope = TheilSen.slope(t, y);
            double[] rest = new double[y.length];
            Arrays.setAll(rest, i -> y[i] - slope * t[i]);
            double mean = Quantiles.mean(rest);
            double square = 0;
            double next = 0;
            for (int i = 0; i < rest.length; i++) {
                square += (rest[i] - mean) * (rest[i] - mean);
                next += i > 0 ? (rest[i] - mean) * (rest[i - 1] - mean) : 0;
            }
            double r = next / square;
            double[] blended = new double[y.length - 1];
            Arrays.setAll(blended, i -> rest[i + 1] - r * rest[i] + slope * t[i + 1]);
            return MannKendall.of(blended).z() > ONE_SIDED_OF_5_PERCENT;
        }
    },
    /** Slope above 0, t above 2, R-squared above 0.6, as Android teams do. */
    OLS {
        @Override
        boolean saysLeak(double[] t, double[] y) {
            OrthonormalBasis one = new OrthonormalBasis();
            double[] ones = new double[y.length];
            Arrays.fill(ones, 1);
            one.add(ones);
            double[] time = one.residual(t);
            double[] level = one.residual(y);
            double tt = OrthonormalBasis.dot(time, time);
            double slope = OrthonormalBasis.dot(time, level) / tt;
            double total = OrthonormalBasis.dot(level, level);
            double left = total - slope * slope * tt;
            double error = Math.sqrt(left / (y.length - 2) / tt);
            return slope > 2 * error && 1 - left / total > 0.6;
        }
    },
    /** Second half more than 50 MB above the first. */
    HALVES {
        @Override
        boolean saysLeak(double[] t, double[] y) {
            int half = y.length / 2;
            return Quantiles.mean(Arrays.copyOfRange(y, half, y.length)) - Quantiles.mean(Arrays.copyOf(y, half)) > 50;
        }
    };

    private static final double ONE_SIDED_OF_5_PERCENT = 1.645;

    abstract boolean saysLeak(double[] t, double[] y);

    boolean saysLeak(CounterSeries series) {
        Samples samples = series.mended();
        return saysLeak(samples.hours(), samples.values());
    }
}
