package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A slope whose errors are white noise on a level with a memory: x_i = m x_(i-1) + shock, of a given m and a given variance of the
 * shocks as a share of the white noise's. m = 1 is the local level model (Harvey 1989), m below 1 a drift that returns, 0 white noise.
 *
 * <p>Whitened by the Kalman filter, then generalised least squares; the likelihood is the restricted one.
 *
 * @param slope as told beside such noise
 * @param logLikelihood of such noise, up to a constant that all fits of the same points and columns share
 * @param logRising of such noise about the likeliest line, less half the logarithm of the number of points, the price of its slope
 *     (Schwarz, Annals of Statistics 6, 1978); up to a constant that it shares with {@code logLevel}
 * @param logLevel of such noise and no slope
 */
record NoiseFit(SlopeFit slope, double logLikelihood, double logRising, double logLevel) {
    static NoiseFit of(List<double[]> nuisance, CyclePoints points, double memory, double ratio) {
        Whitening whitening = Whitening.of(points, memory, ratio);
        OrthonormalBasis basis = new OrthonormalBasis();
        for (double[] column : nuisance) {
            basis.add(whitening.apply(column));
        }
        double[] trend = basis.residual(whitening.apply(points.hours()));
        double[] y = basis.residual(whitening.apply(points.values()));
        double trendSquare = OrthonormalBasis.dot(trend, trend);
        double slope = OrthonormalBasis.dot(trend, y) / trendSquare;
        double freedom = Math.max(1, y.length - basis.size() - 1 - points.spent());
        double flat = OrthonormalBasis.dot(y, y);
        double squares = Math.max(0, flat - slope * slope * trendSquare);
        double variance = Math.max(squares / freedom, Double.MIN_NORMAL);
        double shared = whitening.logDeterminant + basis.logSquaredVolume();
        double logLikelihood = -0.5 * (freedom * Math.log(variance) + shared + Math.log(trendSquare));
        double logRising = -0.5 * ((freedom + 1) * logOf(squares) + shared + Math.log(y.length));
        double logLevel = -0.5 * ((freedom + 1) * logOf(flat) + shared);
        return new NoiseFit(
                new SlopeFit(slope, Math.sqrt(variance / trendSquare), memory, freedom),
                logLikelihood,
                logRising,
                logLevel);
    }

    private static double logOf(double squares) {
        return Math.log(Math.max(squares, Double.MIN_NORMAL));
    }

    /** One fit for each ratio. */
    static List<NoiseFit> each(List<double[]> nuisance, CyclePoints points, double memory, double[] ratios) {
        List<NoiseFit> fits = new ArrayList<>();
        for (double ratio : ratios) {
            fits.add(of(nuisance, points, memory, ratio));
        }
        return fits;
    }

    /** The probability, by this slope and its error, that the true one is no larger than the threshold. */
    double probabilityBelow(double threshold) {
        return slope.probabilityAbove(threshold);
    }

    /** The logarithm of the mean likelihood with a slope and without one. */
    static double logMeanLikelihood(List<NoiseFit> fits) {
        double[] logs = fits.stream()
                .flatMapToDouble(f -> DoubleStream.of(f.logRising, f.logLevel))
                .toArray();
        double most = Arrays.stream(logs).max().orElseThrow();
        return most
                + Math.log(Arrays.stream(logs)
                        .map(l -> Math.exp(l - most))
                        .average()
                        .orElseThrow());
    }

    /** The Kalman filter's gains and scales, the same for each column. */
    private static final class Whitening {
        private final CyclePoints points;
        private final double memory;
        private final double[] gain;
        private final double[] scale;
        private double logDeterminant;

        private Whitening(CyclePoints points, double memory) {
            this.points = points;
            this.memory = memory;
            gain = new double[points.size()];
            scale = new double[points.size()];
        }

        static Whitening of(CyclePoints points, double memory, double ratio) {
            Whitening whitening = new Whitening(points, memory);
            // Where a walk starts, its segment's intercept takes up.
            double start = memory < 1 ? ratio / (1 - memory * memory) : 0;
            double variance = start;
            for (int i = 0; i < whitening.gain.length; i++) {
                double level = points.startsSegment(i) ? start : variance;
                whitening.gain[i] = level / (level + 1);
                whitening.scale[i] = 1 / Math.sqrt(level + 1);
                whitening.logDeterminant += Math.log(level + 1);
                variance = memory * memory * whitening.gain[i] + ratio;
            }
            return whitening;
        }

        double[] apply(double[] column) {
            double[] out = new double[column.length];
            double level = 0;
            for (int i = 0; i < out.length; i++) {
                level = points.startsSegment(i) ? 0 : level;
                double innovation = column[i] - level;
                out[i] = innovation * scale[i];
                level = memory * (level + gain[i] * innovation);
            }
            return out;
        }
    }
}
