package org.boxsoak.leak;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Judges a counter that mostly stands still and moves by jumps (objects, open files): by the signs of its net increments per
 * cycle, since least squares has no meaning there.
 *
 * <p>Exact sign test of ups against downs; rate = net rise over the run, its interval from the exact Poisson interval of the number
 * of ups (Garwood 1936) where nothing ever went down, else from the increments' squares.
 *
 * @param ups cycles with a net rise
 * @param downs cycles with a net fall
 * @param lateUps rises within the last third of the run
 * @param largestShare the largest rise as a share of all rises: near 1 for a single step
 * @param rate units per hour
 * @param low90 lower end of the 90 % interval
 * @param high90 upper end of the 90 % interval
 * @param unit the usual height of a rise per hour of run: the rate of one rise in the whole run
 */
record CountTrend(
        int ups, int downs, int lateUps, double largestShare, double rate, double low90, double high90, double unit) {
    private static final double STANDING_SHARE = 0.5;
    private static final double STANDING_SAMPLES = 0.8;
    private static final int FEW_MOVES = 12;

    /** Fewer rises than this cannot reach 1 % in a sign test. */
    static final int FEWEST_UPS = 7;

    /** Whether the points stand still in at least half of the cycles. */
    static boolean fits(CyclePoints points) {
        double[] steps = Quantiles.differences(points.values());
        return DoubleStream.of(steps).filter(d -> d == 0).count() >= STANDING_SHARE * steps.length;
    }

    /**
     * Whether the steps are all that there is: few of them, or hardly ever one back. A rounded size goes up and down all the time,
     * and least squares see more in it.
     */
    static boolean isCount(CyclePoints points) {
        double[] steps = Quantiles.differences(points.values());
        long ups = DoubleStream.of(steps).filter(d -> d > 0).count();
        long downs = DoubleStream.of(steps).filter(d -> d < 0).count();
        return 10 * downs <= ups || ups + downs < FEW_MOVES;
    }

    /** Whether the samples themselves stand still from one to the next, nearly always: no noise that a mean could use. */
    static boolean stands(Samples samples) {
        double[] steps = Quantiles.differences(samples.values());
        return DoubleStream.of(steps).filter(d -> d == 0).count() >= STANDING_SAMPLES * steps.length;
    }

    static CountTrend of(CyclePoints points) {
        int n = points.size();
        double[] steps = IntStream.range(1, n)
                .mapToDouble(i -> points.startsSegment(i) ? 0 : points.values()[i] - points.values()[i - 1])
                .toArray();
        int ups = (int) DoubleStream.of(steps).filter(d -> d > 0).count();
        int downs = (int) DoubleStream.of(steps).filter(d -> d < 0).count();
        int late = (int) IntStream.range(2 * steps.length / 3, steps.length)
                .filter(i -> steps[i] > 0)
                .count();
        double risen = DoubleStream.of(steps).filter(d -> d > 0).sum();
        double net = DoubleStream.of(steps).sum();
        double height = Quantiles.median(
                DoubleStream.of(steps).filter(d -> d != 0).map(Math::abs).toArray());
        double unit = (Double.isNaN(height) ? 0 : height) / points.span();
        double largest = DoubleStream.of(steps).max().orElse(0);
        double share = risen == 0 ? 0 : largest / risen;
        double rate = net / points.span();
        if (downs == 0 && ups > 0) {
            double low = poisson(ups, 1 - Evidence.LIKELY) / ups * rate;
            double high = poisson(ups + 1, Evidence.LIKELY) / ups * rate;
            return new CountTrend(ups, downs, late, share, rate, low, high, unit);
        }
        double squares = DoubleStream.of(steps).map(d -> d * d).sum();
        double reach = 1.645 * Math.sqrt(squares) / points.span();
        return new CountTrend(ups, downs, late, share, rate, rate - reach, rate + reach, unit);
    }

    /** The probability of so many ups among the moves if up and down were equally likely. */
    double p() {
        int moves = ups + downs;
        return moves == 0 ? 1 : 1 - new BinomialDistribution(moves, 0.5).cumulativeProbability(ups - 1);
    }

    boolean isSingleStep() {
        return largestShare > 0.5;
    }

    boolean persists() {
        // A third of the rises belongs into the last third; noise may halve that.
        return lateUps > 0 && lateUps >= 0.35 * ups / 3;
    }

    LeakRate leakRate() {
        return new LeakRate(rate, low90, high90, unit * (FEWEST_UPS + 4));
    }

    private static double poisson(int count, double probability) {
        return new GammaDistribution(count, 1).inverseCumulativeProbability(probability);
    }
}
