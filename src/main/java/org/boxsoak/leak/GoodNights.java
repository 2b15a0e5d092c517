package org.boxsoak.leak;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds what a counter does on known good nights of the same box and workload, so that only what is new is judged.
 *
 * <p>At each hour of the run the median over the nights (each less its own level) is subtracted. Five nights at least, seven are
 * better: what the workload repeats cancels, such as a filling cache or a step at the same hour.
 */
public final class GoodNights {
    /** A profile of fewer nights is no profile. */
    public static final int FEWEST = 5;

    private final List<CyclePoints> nights;

    private GoodNights(List<CyclePoints> nights) {
        this.nights = nights;
    }

    /** What these nights have in common, all turned as the question that will be asked. */
    public static GoodNights of(List<NightProfile> nights) {
        if (nights.size() < FEWEST) {
            throw new IllegalArgumentException("A profile needs at least " + FEWEST + " good nights, here are "
                    + nights.size() + ". Judge without it until there are more.");
        }
        return new GoodNights(nights.stream().map(NightProfile::points).toList());
    }

    /** The same from the nights' samples; {@code falling} as in the question that will be asked. */
    public static GoodNights of(List<CounterSeries> nights, boolean falling) {
        return of(nights.stream().map(n -> NightProfile.of(n, falling)).toList());
    }

    /**
     * How much the slope of a good night differs from what all have in common, units per hour: a counter that wanders has
     * such slopes in every night, however sure of each its own points are.
     */
    Spread slopeSpread() {
        double[] slopes = nights.stream()
                .map(this::subtractedFrom)
                .filter(n -> n.size() >= CycleAggregation.FEWEST)
                .mapToDouble(n -> SlopeFit.plain(n).slope())
                .toArray();
        return slopes.length < FEWEST
                ? Spread.NONE
                : new Spread(Math.sqrt(Quantiles.variance(slopes)), slopes.length - 1);
    }

    /**
     * A standard deviation and the degrees of freedom that it is known with.
     *
     * @param deviation of the nights' slopes, per hour
     */
    record Spread(double deviation, double freedom) {
        /** Of no nights: nothing is known of it, and nothing is added. */
        static final Spread NONE = new Spread(0, 1);
    }

    /** The points less the profile; points at hours that fewer than half of the nights reached are left out. */
    CyclePoints subtractedFrom(CyclePoints points) {
        double[] usual = new double[points.size()];
        for (int i = 0; i < usual.length; i++) {
            double hour = points.hours()[i];
            double[] there = nights.stream()
                    .mapToDouble(night -> at(night, hour))
                    .filter(Double::isFinite)
                    .toArray();
            usual[i] = 2 * there.length < nights.size() ? Double.NaN : Quantiles.median(there);
        }
        int[] kept = IntStream.range(0, usual.length)
                .filter(i -> Double.isFinite(usual[i]))
                .toArray();
        return new CyclePoints(
                IntStream.of(kept).mapToDouble(i -> points.hours()[i]).toArray(),
                IntStream.of(kept)
                        .mapToDouble(i -> points.values()[i] - usual[i])
                        .toArray(),
                IntStream.of(kept).map(i -> points.segment()[i]).toArray());
    }

    /** The night's value at the hour, between its two nearest points; NaN outside the night. */
    private static double at(CyclePoints night, double hour) {
        int n = night.size();
        double usual = n < 2 ? 0 : night.span() / (n - 1);
        if (n == 0 || hour < night.hours()[0] - usual || hour > night.hours()[n - 1] + usual) {
            return Double.NaN;
        }
        int after = Arrays.binarySearch(night.hours(), hour);
        if (after >= 0) {
            return night.values()[after];
        }
        after = Math.max(1, Math.min(n - 1, -after - 1));
        double part = n < 2 ? 0 : (hour - night.hours()[after - 1]) / (night.hours()[after] - night.hours()[after - 1]);
        double bounded = Math.max(0, Math.min(1, part));
        return night.values()[after - 1] + bounded * (night.values()[after] - night.values()[after - 1]);
    }
}
