package org.boxsoak.leak;

/**
 * What a leak costs as the explanation of a counter's points: a straight line, or one beside steps and a saturating curve, whichever
 * is cheaper.
 *
 * @param late the costs of the points after the warm-up cut
 * @param lateLeak the leak's cost there
 * @param whole the costs of the whole run's points
 * @param wholeLeak the leak's cost there
 * @param beside whether steps or a curve make the leak cheaper over the whole run
 * @param score the slope in standard errors
 * @param runHours length of the run
 */
record LeakCost(
        ExplanationCost late,
        double lateLeak,
        ExplanationCost whole,
        double wholeLeak,
        boolean beside,
        double score,
        double runHours) {
    /** What the slope must be worth beside nothing: a slope of three standard errors is worth nine. */
    private static final double WORTH = 4;
    /** Beside steps or a curve, whose number and places were chosen so that the slope may stand out. */
    private static final double WORTH_BESIDE = 10;

    static LeakCost of(CyclePoints all, CyclePoints points, StructuralFit leak, double runHours) {
        SlopeFit best = leak.best();
        double r = Math.min(0.99, best.correlation());
        double independent = (1 - r) / (1 + r);
        ExplanationCost late = new ExplanationCost(points, independent);
        ExplanationCost whole = new ExplanationCost(all, independent);
        double lateLeak = Math.min(late.line(), late.of(leak.squares(), leak.steps().length, leak.hasCurve()));
        double line = whole.line();
        double searched = whole.of(StructuralSearch.rising(all, runHours));
        return new LeakCost(
                late,
                lateLeak,
                whole,
                Math.min(line, searched),
                searched < line,
                best.slope() / best.standardError(),
                runHours);
    }

    /** Whether steps and a curve that ends explain the whole run nearly as well without any slope. */
    boolean needsNoSlope() {
        double still = whole.of(StructuralSearch.still(whole.points(), runHours));
        return still - wholeLeak < (beside ? WORTH_BESIDE : WORTH);
    }
}
