package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/**
 * What the points of one counter say about a leak.
 *
 * @param all the cycles, outliers tamed
 * @param points those after the warm-up cut
 * @param runHours length of the whole run
 * @param structure the slope beside steps and a saturating curve
 * @param robust the trend test that holds for any noise memory
 * @param wandering the slope beside a level that wanders
 * @param kinds what the noise about a straight line is
 * @param lastThird Theil-Sen slope of the last third
 * @param median Theil-Sen slope of the cycles' medians; must agree in sign
 * @param forbidden the least rate that matters, per hour
 * @param asked whether somebody named that rate
 * @param nightly how much the good nights' slopes differ
 * @param unit the counter's, for sentences
 * @param enough whether there are points enough to call a leak
 */
record Evidence(
        CyclePoints all,
        CyclePoints points,
        double runHours,
        StructuralFit structure,
        HarveyLeybourneTaylor robust,
        Once<LocalLevelFit> wandering,
        Once<NoiseKinds> kinds,
        double lastThird,
        double median,
        double forbidden,
        boolean asked,
        GoodNights.Spread nightly,
        String unit,
        boolean enough) {
    /** One-sided 1 %, the size at which a night of 400 counters stays quiet. */
    static final double SURE = 0.99;

    /** Ends of the 90 % interval, and the size of the equivalence test. */
    static final double LIKELY = 0.95;

    private static final double RATHER_SURE = 0.975;
    private static final double RATHER_LIKELY = 0.9;
    static final double POWER = 0.80;
    private static final double STILL_GROWING = 0.35;
    /** A third of the run has a standard error 3^1.5 = 5.2 times as large: a leak of five standard errors fails 2 times in 1000. */
    private static final double DOUBT = 12;
    /** Levels that come and go pass the test for any noise memory; this keeps them at 1 in 100. */
    private static final double MAY_WANDER = 0.2;
    /** Log odds of a slope in white noise against a walk below which no slow walk looks nearly white. */
    private static final double CLEARLY_NOT_WHITE = -3;

    private static final double DOUBT_IN_ANY_NOISE = 0.05;
    private static final double DOUBT_IN_NEARLY_WHITE = 0.01;
    /** Half of the forbidden rate: a leak at the forbidden rate itself must be provable, and one well below it must not alarm. */
    static final double TOLERATED = 0.5;

    /** Without a forbidden rate, what noise alone would hardly show: see {@link #defaultForbidden}. */
    private static final double NOISE_MARGIN = 4;

    private static final double TOLERATED_NOISE = 1.5;

    private static final double SWING = 3.5;
    private static final double LEVEL_SHARE = 0.0005;

    static Evidence of(CycleAggregation cycles, LeakQuestion question, @Nullable GoodNights nights) {
        PointChoice choice = PointChoice.of(cycles, nights);
        return of(
                choice,
                cycles.samples().span(),
                question,
                nights == null ? GoodNights.Spread.NONE : nights.slopeSpread());
    }

    private static Evidence of(PointChoice choice, double runHours, LeakQuestion question, GoodNights.Spread nightly) {
        CyclePoints all = choice.points();
        CyclePoints medians = choice.medians();
        CyclePoints points = all.from(WarmUp.points(all));
        StructuralFit structure = StructuralFit.of(points, runHours, SURE);
        CyclePoints last = points.from(points.size() - points.size() / 3);
        double forbidden =
                question.forbidPerHour() == null ? defaultForbidden(structure, points) : question.forbidPerHour();
        return new Evidence(
                all,
                points,
                runHours,
                structure,
                HarveyLeybourneTaylor.of(points),
                new Once<>(() -> LocalLevelFit.of(structure.columns(), points)),
                new Once<>(() -> NoiseKinds.of(choice.quiet().get(), all.size() - points.size())),
                TheilSen.slope(last.hours(), last.values()),
                TheilSen.slope(medians.hours(), medians.values()),
                forbidden,
                question.forbidPerHour() != null,
                nightly,
                question.unit(),
                points.size() >= choice.fewest());
    }

    /**
     * Where nobody named a rate: four standard errors of the slope (then a leak needs 3.8 to be called one, and a still series is
     * nearly always cleared), but at least one 2000th of the counter's level over the run.
     */
    private static double defaultForbidden(StructuralFit structure, CyclePoints points) {
        double level = Math.abs(Quantiles.median(points.values()));
        double least = Math.max(level * LEVEL_SHARE, Double.MIN_NORMAL) / points.span();
        double error = structure.best().standardError();
        return Math.max(NOISE_MARGIN * error, least);
    }

    double lower(double probability) {
        return structure.lowest().widened(nightly).lower(probability);
    }

    double upper(double probability) {
        return structure.highest().widened(nightly).upper(probability);
    }

    /** The range that the points mostly stay in: noise that would hide a rise beyond it clears nobody. */
    private double swing() {
        return Quantiles.of(points.values(), LIKELY) - Quantiles.of(points.values(), 1 - LIKELY);
    }

    /** The rate that a leak must surely exceed. */
    double tolerated() {
        return forbidden * (asked ? TOLERATED : TOLERATED_NOISE / NOISE_MARGIN);
    }

    /** The "went-away" filter: what stopped growing is no leak. */
    boolean persists() {
        double slope = structure.best().slope();
        double doubt = DOUBT * structure.best().standardError();
        return slope > 0 && lastThird > STILL_GROWING * slope - doubt && median > 0;
    }

    /** Equivalence test; without a named rate a growth that is surely there is never waved through. */
    boolean isBelowForbidden() {
        double noise = NOISE_MARGIN * structure.best().standardError() * points.span();
        return upper(LIKELY) < forbidden && (asked || (lower(SURE) <= 0 && noise < SWING * swing()));
    }

    boolean structureSaysLeak() {
        return lower(SURE) > tolerated() && persists();
    }

    /** What it costs to explain the points as a leak. */
    LeakCost cost() {
        return LeakCost.of(all, points, structure, runHours);
    }

    /**
     * Whether no noise explains the rise: by the most cautious bound beside a wandering level; beside a straight line by what its
     * noise is; beside steps and curves by the test for any noise memory, unless a level that wanders explains the rise as well.
     */
    boolean robustSaysLeak() {
        LocalLevelFit wandering = wandering().get();
        if (wandering.cautiousLower() > tolerated()
                && (structure.isStraight() || score() > scoreNeeded(RATHER_LIKELY))) {
            return true;
        }
        // Terms that were chosen to fit make what is left look white, whatever it is.
        return structure.isStraight()
                ? noiseAllowsLeak()
                : score() > scoreNeeded(asked ? LIKELY : RATHER_SURE)
                        && wandering.probabilityBelow(tolerated()) < MAY_WANDER;
    }

    /**
     * Whether the noise about the line is likelier white than a walk, or, where the test for any noise memory agrees, the slope is
     * sure whatever it is; surer where a slow walk may hide in what is nearly white.
     */
    private boolean noiseAllowsLeak() {
        NoiseKinds kinds = kinds().get();
        double odds = kinds.logOddsAgainstWalk();
        double doubt = odds < CLEARLY_NOT_WHITE ? DOUBT_IN_ANY_NOISE : DOUBT_IN_NEARLY_WHITE;
        return odds > 0 || (score() > scoreNeeded(RATHER_SURE) && kinds.probabilityBelow(tolerated()) < doubt);
    }

    /** The score of the test for any noise memory; with too few points for it, that of Mann and Kendall. */
    double score() {
        return points.size() < CycleAggregation.FEWEST
                ? MannKendall.of(points.values()).z()
                : robust.z();
    }

    /** The normal quantile; more for few points, whose long-run variances are poor. */
    private double scoreNeeded(double probability) {
        double n = points.size();
        return StudentT.quantile(probability, Math.max(4, n * n / 50));
    }

    /** The larger of both tests' p-values, 1 without persistence. */
    double p() {
        if (!persists()) {
            return 1;
        }
        double structural = structure.lowest().widened(nightly).probabilityAbove(tolerated());
        double robust = StudentT.normalAbove(score());
        if (structural < 1 - LIKELY) {
            // What is above 5 % already is rejected by no adjustment, and these are dear.
            robust = Math.min(robust, wandering().get().cautiousP(tolerated()));
            robust = structure.isStraight() ? Math.min(robust, kinds().get().probabilityBelow(tolerated())) : robust;
        }
        return Math.max(structural, robust);
    }

    LeakRate rate() {
        SlopeFit best = structure.best().widened(nightly);
        double reach = (best.quantile(SURE) + best.quantile(POWER)) * best.standardError();
        double slope = best.slope();
        return new LeakRate(slope, Math.min(slope, lower(LIKELY)), Math.max(slope, upper(LIKELY)), tolerated() + reach);
    }
}
