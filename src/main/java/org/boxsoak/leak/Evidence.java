package org.boxsoak.leak;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What the points of one counter say about a leak.
 *
 * @param points the cycles after the warm-up cut, outliers tamed
 * @param runHours length of the whole run
 * @param structure the slope beside steps and a saturating curve
 * @param robust the trend test that holds for any noise memory
 * @param lastThird Theil-Sen slope of the last third
 * @param median Theil-Sen slope of the cycles' medians; must agree in sign
 * @param forbidden the least rate that matters, per hour
 */
record Evidence(
        CyclePoints points,
        double runHours,
        StructuralFit structure,
        HarveyLeybourneTaylor robust,
        double lastThird,
        double median,
        double forbidden) {
    /** One-sided 1 %, the size at which a night of 400 counters stays quiet. */
    static final double SURE = 0.99;

    /** Ends of the 90 % interval, and the size of the equivalence test. */
    static final double LIKELY = 0.95;

    static final double POWER = 0.80;
    static final double STILL_GROWING = 0.35;

    /** Half of the forbidden rate: a leak at the forbidden rate itself must be provable, and one well below it must not alarm. */
    static final double TOLERATED = 0.5;

    /** Without a forbidden rate, what noise alone would hardly show: see {@link #defaultForbidden}. */
    private static final double NOISE_MARGIN = 4;

    private static final double LEVEL_SHARE = 0.0005;
    private static final double COARSE_IS_BETTER = 0.7;
    private static final int COARSE = 3;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    static Evidence of(Samples oriented, LeakQuestion question, @Nullable GoodNights nights) {
        int coarseness = coarseness(oriented, nights);
        CyclePoints all = compared(Outliers.tamed(aggregated(oriented, coarseness)), nights);
        CyclePoints medians = compared(CycleAggregation.of(oriented, 0.5, coarseness), nights);
        return of(all, medians, oriented.span(), question);
    }

    private static Evidence of(CyclePoints all, CyclePoints medians, double runHours, LeakQuestion question) {
        CyclePoints points = all.from(WarmUp.points(all));
        StructuralFit structure = StructuralFit.of(points, runHours, SURE);
        CyclePoints last = points.from(points.size() - points.size() / 3);
        double forbidden = question.forbidPerHour() == null
                ? defaultForbidden(structure.best(), points)
                : question.forbidPerHour();
        return new Evidence(
                points,
                runHours,
                structure,
                HarveyLeybourneTaylor.of(points),
                TheilSen.slope(last.hours(), last.values()),
                TheilSen.slope(medians.hours(), medians.values()),
                forbidden);
    }

    private static CyclePoints aggregated(Samples oriented, int coarseness) {
        return CycleAggregation.of(oriented, CycleAggregation.LOW_WATER, coarseness);
    }

    private static CyclePoints compared(CyclePoints points, @Nullable GoodNights nights) {
        return nights == null ? points : nights.subtractedFrom(points);
    }

    /** Three cycles a point where that tells the slope clearly better: saw-teeth longer than a block, as of a garbage collector. */
    private static int coarseness(Samples oriented, @Nullable GoodNights nights) {
        CyclePoints fine = aggregated(oriented, 1);
        CyclePoints coarse = aggregated(oriented, COARSE);
        if (nights != null || coarse.size() < CycleAggregation.FEWEST + 4) {
            return 1;
        }
        double fineWidth = width(SlopeFit.plain(Outliers.tamed(fine)));
        return width(SlopeFit.plain(Outliers.tamed(coarse))) < COARSE_IS_BETTER * fineWidth ? COARSE : 1;
    }

    private static double width(SlopeFit fit) {
        return fit.quantile(SURE) * fit.standardError();
    }

    /**
     * Where nobody named a rate: four standard errors of the slope (then a leak needs 4.3 to be called one, and a still series is
     * nearly always cleared), but at least one 2000th of the counter's level over the run.
     */
    private static double defaultForbidden(SlopeFit fit, CyclePoints points) {
        double level = Math.abs(Quantiles.median(points.values()));
        double least = Math.max(level * LEVEL_SHARE, Double.MIN_NORMAL) / points.span();
        return Math.max(NOISE_MARGIN * fit.standardError(), least);
    }

    double lower(double probability) {
        return structure.lowest().lower(probability);
    }

    double upper(double probability) {
        return structure.highest().upper(probability);
    }

    /** The "went-away" filter: what stopped growing is no leak. */
    boolean persists() {
        double slope = structure.best().slope();
        return slope > 0 && lastThird > STILL_GROWING * slope && median > 0;
    }

    boolean isBelowForbidden() {
        return upper(LIKELY) < forbidden;
    }

    boolean structureSaysLeak() {
        return lower(SURE) > TOLERATED * forbidden && persists();
    }

    boolean robustSaysLeak() {
        return robust.z() > NORMAL.inverseCumulativeProbability(LIKELY);
    }

    /** The larger of both tests' p-values, 1 without persistence. */
    double p() {
        if (!persists()) {
            return 1;
        }
        double structural = structure.lowest().probabilityAbove(TOLERATED * forbidden);
        return Math.max(structural, 1 - NORMAL.cumulativeProbability(robust.z()));
    }

    LeakRate rate() {
        SlopeFit best = structure.best();
        double reach = (best.quantile(SURE) + best.quantile(POWER)) * best.standardError();
        return new LeakRate(best.slope(), lower(LIKELY), upper(LIKELY), TOLERATED * forbidden + reach);
    }

    boolean isConstant() {
        return Arrays.stream(points.values()).distinct().count() == 1;
    }
}
