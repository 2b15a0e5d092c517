package org.boxsoak.leak;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A way in which headroom may run out: predicts it, and draws times at which it is gone. */
sealed interface Depletion permits Depletion.Line, Depletion.Jumps {
    /** The headroom so many hours after the last point. */
    double after(double hours);

    /** Hours after the last point at which one random path reaches zero; infinite beyond the limit. */
    double passage(double stepHours, double limitHours, SplittableRandom random);

    /** A straight line with first-order autocorrelated noise about it. */
    record Line(double level, double slope, double slopeError, double freedom, double middle, double phi, double noise)
            implements Depletion {
        static Line of(CyclePoints headroom) {
            int n = headroom.size();
            SlopeFit fit = SlopeFit.plain(headroom);
            double end = headroom.hours()[n - 1];
            double meanHour = Quantiles.mean(headroom.hours());
            double mean = Quantiles.mean(headroom.values());
            double[] rest = new double[n];
            double square = 0;
            double next = 0;
            for (int i = 0; i < n; i++) {
                rest[i] = headroom.values()[i] - mean - fit.slope() * (headroom.hours()[i] - meanHour);
                square += rest[i] * rest[i];
                next += i > 0 ? rest[i] * rest[i - 1] : 0;
            }
            double phi = square == 0 ? 0 : Math.max(0, Math.min(0.95, next / square));
            double level = mean + fit.slope() * (end - meanHour);
            return new Line(
                    level,
                    fit.slope(),
                    fit.standardError(),
                    fit.freedom(),
                    end - meanHour,
                    phi,
                    Math.sqrt(square / Math.max(1, n - 2)));
        }

        @Override
        public double after(double hours) {
            return level + slope * hours;
        }

        @Override
        public double passage(double stepHours, double limitHours, SplittableRandom random) {
            // A turned line turns about the middle of the data, not about its end.
            double drawn = slope + slopeError * studentLike(random);
            double start = level + (drawn - slope) * middle;
            double shock = noise * Math.sqrt(1 - phi * phi);
            double error = noise * random.nextGaussian();
            for (double t = stepHours; t <= limitHours; t += stepHours) {
                error = phi * error + shock * random.nextGaussian();
                if (start + drawn * t + error <= 0) {
                    return t;
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        private double studentLike(SplittableRandom random) {
            double squares = 0;
            int degrees = (int) Math.max(3, Math.min(30, freedom));
            for (int i = 0; i < degrees; i++) {
                double g = random.nextGaussian();
                squares += g * g;
            }
            return random.nextGaussian() / Math.sqrt(squares / degrees);
        }
    }

    /** Independent losses, as of a compound Poisson process, from the last level on. */
    @SuppressWarnings("ArrayRecordComponent") // package-private, never compared
    record Jumps(double level, double stepHours, double mean, double meanError, double[] deviations)
            implements Depletion {
        private static final int ENDS = 3;

        static Jumps of(CyclePoints headroom) {
            int n = headroom.size();
            double[] y = headroom.values();
            double first = Quantiles.mean(Arrays.copyOf(y, ENDS));
            double last = Quantiles.mean(Arrays.copyOfRange(y, n - ENDS, n));
            double mean = (last - first) / (n - ENDS);
            double[] steps = Quantiles.differences(y);
            double longRun = LongRunVariance.of(steps);
            // Noise of the single point goes up and down again; only the long-run part of the variance makes headway.
            double variance = Quantiles.variance(steps);
            double share = variance == 0 ? 0 : Math.min(1, Math.sqrt(longRun / variance));
            double centre = Quantiles.mean(steps);
            double[] deviations =
                    Arrays.stream(steps).map(d -> share * (d - centre)).toArray();
            return new Jumps(y[n - 1], headroom.span() / (n - 1), mean, Math.sqrt(longRun / steps.length), deviations);
        }

        @Override
        public double after(double hours) {
            return level + mean * hours / stepHours;
        }

        @Override
        public double passage(double step, double limitHours, SplittableRandom random) {
            double drawn = mean + meanError * random.nextGaussian();
            double left = level;
            for (double t = stepHours; t <= limitHours; t += stepHours) {
                left += drawn + deviations[random.nextInt(deviations.length)];
                if (left <= 0) {
                    return t;
                }
            }
            return Double.POSITIVE_INFINITY;
        }
    }
}
