package org.boxsoak.leak;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Judges a counter that mostly stands still and moves by jumps (objects, open files): by the signs of its net increments per
 * cycle, since least squares has no meaning there.
 *
 * <p>Exact sign test of ups against downs; rate = net rise over the run, its interval from the exact Poisson interval of the number
 * of ups (Garwood 1936) where nothing ever went down, else from the increments' squares. Rises that follow each other more than chance
 * has it (runs test, Wald and Wolfowitz 1940) are one event a run: what is swapped out in ten minutes is no habit of the night.
 *
 * @param ups cycles with a net rise
 * @param downs cycles with a net fall
 * @param events rises that count on their own: {@code ups}, or their runs where they cluster
 * @param lateEvents those that begin within the last third of the run
 * @param lateShare the net rise of the last third as a share of all rises
 * @param largestShare the largest of them as a share of all rises: near 1 for a single step
 * @param rate units per hour
 * @param low90 lower end of the 90 % interval
 * @param high90 upper end of the 90 % interval
 * @param unit the usual height of a rise per hour of run: the rate of one rise in the whole run
 */
record CountTrend(
        int ups,
        int downs,
        int events,
        int lateEvents,
        double lateShare,
        double largestShare,
        double rate,
        double low90,
        double high90,
        double unit) {
    private static final double STANDING_SHARE = 0.5;
    private static final double STANDING_SAMPLES = 0.8;
    private static final int FEW_MOVES = 12;
    private static final double CLUSTERED = 0.01;
    private static final double STILL_RISING = 0.35 / 3;
    private static final double NEXT_TO_NOTHING = 0.03;

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
        int[] starts = IntStream.range(0, steps.length)
                .filter(i -> steps[i] > 0 && (i == 0 || steps[i - 1] <= 0))
                .toArray();
        boolean clustered = cluster(steps.length, ups, starts.length);
        int[] events = clustered
                ? starts
                : IntStream.range(0, steps.length).filter(i -> steps[i] > 0).toArray();
        int late = (int)
                IntStream.of(events).filter(i -> i >= 2 * steps.length / 3).count();
        double risen = DoubleStream.of(steps).filter(d -> d > 0).sum();
        double lateRise = DoubleStream.of(steps).skip(2 * steps.length / 3).sum();
        double net = DoubleStream.of(steps).sum();
        double height = Quantiles.median(
                DoubleStream.of(steps).filter(d -> d != 0).map(Math::abs).toArray());
        double unit = (Double.isNaN(height) ? 0 : height) / points.span();
        double largest = IntStream.of(events)
                .mapToDouble(i -> clustered ? runFrom(i, steps) : steps[i])
                .max()
                .orElse(0);
        double share = risen == 0 ? 0 : largest / risen;
        double lateShare = risen == 0 ? 0 : lateRise / risen;
        double rate = net / points.span();
        int count = events.length;
        if (downs == 0 && count > 0) {
            double low = poisson(count, 1 - Evidence.LIKELY) / count * rate;
            double high = poisson(count + 1, Evidence.LIKELY) / count * rate;
            return new CountTrend(ups, downs, count, late, lateShare, share, rate, low, high, unit);
        }
        double squares = DoubleStream.of(steps).map(d -> d * d).sum();
        double reach = 1.645 * Math.sqrt(squares) / points.span();
        return new CountTrend(ups, downs, count, late, lateShare, share, rate, rate - reach, rate + reach, unit);
    }

    /** Whether so many rises would by chance hardly ever fall into so few runs. */
    private static boolean cluster(int cycles, int ups, int runs) {
        return ups > runs
                && new HypergeometricDistribution(cycles, cycles - ups + 1, ups).cumulativeProbability(runs)
                        < CLUSTERED;
    }

    /** The height of the run of rises that begins here. */
    private static double runFrom(int start, double[] steps) {
        return DoubleStream.of(steps).skip(start).takeWhile(d -> d > 0).sum();
    }

    /** The probability of so many rises among the moves if up and down were equally likely. */
    double p() {
        int moves = events + downs;
        return moves == 0 ? 1 : 1 - new BinomialDistribution(moves, 0.5).cumulativeProbability(events - 1);
    }

    boolean isSingleStep() {
        return largestShare > 0.5;
    }

    /** Whether a third of the rises belongs into the last third, by number and by height; chance may take two thirds of that away. */
    boolean persists() {
        return lateEvents > 0 && lateEvents >= STILL_RISING * events && lateShare >= STILL_RISING;
    }

    /** Whether the last third added next to nothing. */
    boolean rests() {
        return lateEvents == 0 || Math.abs(lateShare) < NEXT_TO_NOTHING;
    }

    LeakRate leakRate() {
        return new LeakRate(rate, low90, high90, unit * (FEWEST_UPS + 4));
    }

    private static double poisson(int count, double probability) {
        return new GammaDistribution(count, 1).inverseCumulativeProbability(probability);
    }
}
