package org.boxsoak.leak;

import java.util.Arrays;
import java.util.List;

/** The rates of nights with their weights, and the tests between stretches of them. */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared
record NightWeights(
        double[] rate, double[] independent, double[] variance, boolean errorsKnown, boolean hadLoneNights) {
    static final int SHORTEST = 3;
    /** With known errors the scatter about the means is not believed to be much smaller than they say. */
    private static final double LEAST_SCATTER = 0.8;
    /** Without known errors it is bounded only against rounding. */
    private static final double ROUNDING = 1e-6;

    private static final double LONE = 4;

    private static final double MOST_CORRELATED = 0.8;
    /**
     * In standard errors of a lag-1 coefficient: one taken too small is a false alarm, one too large costs a night. Of 60 nights with a
     * coefficient of 0.4, looked at after each, 7.5 % alarm falsely in place of 21 %.
     */
    private static final double CAUTION = 0.4;

    static NightWeights of(List<NightRate> nights) {
        double[] rate = nights.stream().mapToDouble(NightRate::rate).toArray();
        double[] known = nights.stream()
                .mapToDouble(NightRate::standardError)
                .filter(s -> s > 0)
                .map(s -> s * s)
                .toArray();
        boolean errorsKnown = known.length > 0;
        double usual = errorsKnown ? Quantiles.median(known) : 0;
        double scatter = Math.pow(Quantiles.robustSpread(Quantiles.differences(rate)), 2) / 2;
        double between = Math.max(0, scatter - usual);
        double overall = Quantiles.variance(rate);
        double least = overall > 0 ? 1e-12 * overall : 1;
        double[] variance = new double[rate.length];
        for (int i = 0; i < variance.length; i++) {
            double error = nights.get(i).standardError();
            variance[i] = Math.max((error > 0 ? error * error : usual) + between, least);
        }
        double[] tame = withoutLoneNights(rate, variance);
        return new NightWeights(rate, tame, variance, errorsKnown, !Arrays.equals(tame, rate));
    }

    /** A single wild night among usual ones is no change: it is drawn to the middle of its neighbours. */
    private static double[] withoutLoneNights(double[] rate, double[] variance) {
        double[] tame = rate.clone();
        for (int i = 1; i < rate.length - 1; i++) {
            double[] around = Arrays.copyOfRange(rate, Math.max(0, i - 2), Math.min(rate.length, i + 3));
            double middle = Quantiles.median(around);
            double bound = LONE * Math.sqrt(variance[i]);
            boolean lone = Math.abs(rate[i] - middle) > bound
                    && Math.abs(rate[i - 1] - middle) < bound
                    && Math.abs(rate[i + 1] - middle) < bound;
            tame[i] = lone ? middle : rate[i];
        }
        return tame;
    }

    /**
     * The rates with x_i - r x_{i-1} in place of x_i (rescaled), r from what is left between the provisional changes.
     *
     * @param changes in order
     */
    NightWeights withoutCorrelation(List<Integer> changes) {
        int n = rate.length;
        double[] rest = new double[n];
        for (int stretch = 0; stretch <= changes.size(); stretch++) {
            int from = stretch == 0 ? 0 : changes.get(stretch - 1);
            int to = stretch == changes.size() ? n : changes.get(stretch);
            double mean = independentMean(from, to);
            for (int i = from; i < to; i++) {
                rest[i] = independent[i] - mean;
            }
        }
        double square = OrthonormalBasis.dot(rest, rest);
        double next = 0;
        for (int i = 1; i < n; i++) {
            next += rest[i] * rest[i - 1];
        }
        double raw = square == 0 ? 0 : next / square;
        // Kendall's bias of a lag-1 coefficient; the means of the stretches take their share too.
        double r = Math.min(
                MOST_CORRELATED, raw + (1 + 3 * Math.max(0, raw) + changes.size()) / n + CAUTION / Math.sqrt(n));
        if (r <= 0) {
            return this;
        }
        double[] stripped = independent.clone();
        double[] wider = variance.clone();
        for (int i = 0; i < n; i++) {
            stripped[i] = i == 0 ? independent[0] : (independent[i] - r * independent[i - 1]) / (1 - r);
            wider[i] = variance[i] * (1 + r) / (1 - r);
        }
        return new NightWeights(rate, stripped, wider, errorsKnown, hadLoneNights);
    }

    double mean(int from, int to) {
        return mean(rate, from, to);
    }

    double independentMean(int from, int to) {
        return mean(independent, from, to);
    }

    private double mean(double[] values, int from, int to) {
        double sum = 0;
        double weights = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] / variance[i];
            weights += 1 / variance[i];
        }
        return sum / weights;
    }

    private double weight(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += 1 / variance[i];
        }
        return sum;
    }

    /** The size of the weighted t-value between the stretches [from, k) and [k, to). */
    double t(int from, int k, int to) {
        double before = mean(independent, from, k);
        double after = mean(independent, k, to);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += Math.pow(independent[i] - (i < k ? before : after), 2) / variance[i];
        }
        double scatter = Math.max(squares / (to - from - 2), errorsKnown ? LEAST_SCATTER : ROUNDING);
        double error = Math.sqrt(scatter * (1 / weight(from, k) + 1 / weight(k, to)));
        double difference = Math.abs(after - before);
        return error > 0 ? difference / error : difference > 0 ? 1e9 : 0;
    }

    /** Two-sided p of the nights [first, last) against the others of [from, to): a change that went back again. */
    double pInside(int from, int first, int last, int to) {
        double inside = mean(independent, first, last);
        double inner = weight(first, last);
        double outer = weight(from, first) + weight(last, to);
        double before = first > from ? mean(independent, from, first) * weight(from, first) : 0;
        double after = last < to ? mean(independent, last, to) * weight(last, to) : 0;
        double outside = (before + after) / outer;
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += Math.pow(independent[i] - (i >= first && i < last ? inside : outside), 2) / variance[i];
        }
        double scatter = Math.max(squares / (to - from - 2), errorsKnown ? LEAST_SCATTER : ROUNDING);
        double error = Math.sqrt(scatter * (1 / inner + 1 / outer));
        return error > 0 ? 2 * StudentT.above(Math.abs(inside - outside) / error, to - from - 2.0) : 1;
    }

    /** Two-sided p of {@link #t}. */
    double p(int from, int k, int to) {
        return 2 * StudentT.above(t(from, k, to), to - from - 2.0);
    }

    /** Whether every night from k on lies beyond what the nights [from, k) let expect of a single one, all on the same side. */
    boolean allBeyond(int from, int k, double p) {
        double mean = mean(from, k);
        double squares = 0;
        for (int i = from; i < k; i++) {
            squares += Math.pow(rate[i] - mean, 2) / variance[i];
        }
        double scatter = Math.max(squares / (k - from - 1), errorsKnown ? LEAST_SCATTER : ROUNDING);
        double bound = StudentT.quantile(1 - p / 2, k - from - 1.0);
        double side = Math.signum(rate[k] - mean);
        for (int i = k; i < rate.length; i++) {
            double error = Math.sqrt(scatter * (variance[i] + 1 / weight(from, k)));
            if (side * (rate[i] - mean) <= bound * error || side == 0) {
                return false;
            }
        }
        return true;
    }
}
