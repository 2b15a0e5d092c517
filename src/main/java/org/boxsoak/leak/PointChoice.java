package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses of what the points of a series are made and how coarse they are: the finest low-water marks, unless another way tells the
 * slope clearly better.
 *
 * <p>The mean of a cycle's lower half is quieter than its 10 % quantile where there are no bursts, and as blind to how high usage
 * peaks; it is taken where successive points differ less, by 3 % at least.
 *
 * <p>The other ways are the low ends of saw-teeth, three or five cycles a point (the low-water mark of a longer cycle is quiet) and the subtraction of the mean shape of a longer period (a day in a week). The choice looks at the width
 * of the slope's interval alone, never at the slope.
 *
 * @param points low-water marks
 * @param medians the same points made of medians
 * @param quiet the quietest points of the same cycles, their means where these differ less: they tell best what the noise is, and
 *     nothing of a leak, for busy hours raise them
 * @param fewest how many of such points it takes to call a leak
 */
record PointChoice(CyclePoints points, CyclePoints medians, Supplier<CyclePoints> quiet, int fewest) {
    private static final double CLEARLY = 0.7;
    private static final double QUIETER = 0.97;
    private static final int[] COARSE = {3, 5};
    /** A few steps at even distances look like a season about their own trend: three or four of them are none. */
    private static final double LEAST_PERIODS = 4.5;

    private static final int FEWEST = CycleAggregation.FEWEST + 2;

    static PointChoice of(CycleAggregation cycles, @Nullable GoodNights nights) {
        CyclePoints fine = fine(cycles, nights == null);
        CyclePoints medians = cycles.points(0.5);
        if (nights != null) {
            CyclePoints rest = nights.subtractedFrom(fine);
            return new PointChoice(rest, nights.subtractedFrom(medians), () -> rest, CycleAggregation.FEWEST);
        }
        CyclePoints teeth = bounded(Teeth.lowEnds(cycles.samples()));
        double clearlyLess = CLEARLY * width(fine);
        if (teeth.size() >= Teeth.FEWEST && width(teeth) < clearlyLess) {
            return new PointChoice(teeth, teeth, () -> teeth, Teeth.FEWEST);
        }
        PointChoice best = new PointChoice(fine, medians, () -> quieter(fine, cycles), CycleAggregation.FEWEST);
        for (CyclePoints way : otherWays(fine)) {
            double width = way.size() >= FEWEST ? width(way) : Double.POSITIVE_INFINITY;
            if (width < clearlyLess) {
                best = new PointChoice(way, medians, () -> way, CycleAggregation.FEWEST);
                clearlyLess = width;
            }
        }
        return best;
    }

    /** One point for each cycle. */
    private static CyclePoints fine(CycleAggregation cycles, boolean mayBeHalf) {
        CyclePoints lowWater = cycles.points(CycleAggregation.LOW_WATER);
        // A flickering integer has no low-water mark finer than its unit, but its mean has.
        if (CountTrend.fits(lowWater) && !CountTrend.stands(cycles.samples())) {
            return means(cycles);
        }
        CyclePoints fine = Outliers.tamed(lowWater);
        if (mayBeHalf) {
            CyclePoints half = Outliers.tamed(cycles.points(CycleAggregation.LOWER_HALF));
            return noise(half) < QUIETER * noise(fine) ? half : fine;
        }
        return fine;
    }

    private static CyclePoints means(CycleAggregation cycles) {
        return Outliers.tamed(cycles.points(CycleAggregation.MEAN));
    }

    private static CyclePoints quieter(CyclePoints fine, CycleAggregation cycles) {
        CyclePoints means = means(cycles);
        return noise(means) < QUIETER * noise(fine) ? means : fine;
    }

    private static List<CyclePoints> otherWays(CyclePoints fine) {
        List<CyclePoints> ways = new ArrayList<>();
        double period = Periodicity.hours(new Samples(fine.hours(), fine.values(), null, fine.segment()));
        int phases = (int) Math.round(period / fine.span() * (fine.size() - 1));
        if (phases >= 3 && LEAST_PERIODS * phases <= fine.size()) {
            ways.add(Season.removed(fine, period, phases));
        }
        for (int coarseness : COARSE) {
            if (period > 0 && fine.size() / coarseness >= FEWEST) {
                ways.add(Outliers.tamed(fine.grouped(coarseness, CycleAggregation.LOW_WATER)));
            }
        }
        return ways;
    }

    /** The search for steps costs the square of the number of points. */
    private static CyclePoints bounded(CyclePoints points) {
        int each = (int) Math.ceil(points.size() / (double) CycleAggregation.MOST);
        return each <= 1 ? points : points.grouped(each, 0.5);
    }

    /** The root mean square of successive differences: no slope, step or slow drift weighs much in it, but each burst does. */
    private static double noise(CyclePoints points) {
        double[] changes = Quantiles.differences(points.values());
        return Math.sqrt(OrthonormalBasis.dot(changes, changes) / changes.length);
    }

    private static double width(CyclePoints points) {
        SlopeFit fit = SlopeFit.plain(points);
        return fit.quantile(Evidence.SURE) * fit.standardError();
    }
}
