package org.boxsoak.leak;

import java.util.Arrays;

/** Turns evidence into a verdict and says why, in one sentence. */
final class Ruling {
    private static final int FEWEST_TO_SAY_ANYTHING = 6;
    private static final double MOSTLY_EXPLAINED = 0.5;
    private static final double LONGEST_PROMISE = 100;
    private static final double ODD = 2.326;

    private final Evidence evidence;
    private final LeakRate rate;

    private Ruling(Evidence evidence) {
        this.evidence = evidence;
        this.rate = evidence.rate();
    }

    static LeakVerdict tooShort(CyclePoints points) {
        return new LeakVerdict.Undecided(
                new LeakRate(Double.NaN, Double.NaN, Double.NaN, coarselyDetectable(points)),
                "Only " + points.size() + " usable points: at least " + FEWEST_TO_SAY_ANYTHING
                        + " are needed to say anything and " + CycleAggregation.FEWEST + " to call a leak.",
                Double.NaN);
    }

    static boolean isTooShort(int points) {
        return points < FEWEST_TO_SAY_ANYTHING;
    }

    static LeakVerdict constant(CyclePoints points) {
        double value = points.values()[0];
        return new LeakVerdict.NoLeak(
                new LeakRate(0, 0, 0, coarselyDetectable(points)),
                "It stood at " + Figures.of(value) + " in all " + points.size() + " cycles.");
    }

    /** What would surely have shown: eleven whole units in a counter that never moved, ten times the range of a few points. */
    private static double coarselyDetectable(CyclePoints points) {
        if (points.size() < 2 || points.span() == 0) {
            return Double.NaN;
        }
        double[] sorted = points.values().clone();
        Arrays.sort(sorted);
        double value = Math.abs(sorted[0]);
        double grain = value == Math.rint(value) ? 1 : Math.ulp(value);
        double range = sorted[sorted.length - 1] - sorted[0];
        return Math.max(10 * range, (CountTrend.FEWEST_UPS + 4) * grain) / points.span();
    }

    static LeakVerdict of(Evidence evidence) {
        return new Ruling(evidence).verdict();
    }

    private LeakVerdict verdict() {
        boolean below = evidence.isBelowForbidden();
        boolean structure = evidence.structureSaysLeak() && !below;
        boolean robust = structure && evidence.robustSaysLeak();
        boolean fallsBack = evidence.structure().fallsBack(evidence.points().span());
        if (structure && robust && !fallsBack && evidence.enough()) {
            LeakCost leak = evidence.cost();
            if (leak.needsNoSlope()) {
                return new LeakVerdict.Suspect(
                        rate,
                        "It seems to leak " + interval()
                                + ", but steps and a curve that ends would explain it nearly as well: run longer, or compare with good nights.");
            }
            SlowingGrowth slowing = SlowingGrowth.of(leak);
            // What still grows faster than is forbidden after four times the run is a leak, whatever its shape.
            if (slowing.isLikelier() && (!evidence.asked() || slowing.laterRate() < evidence.forbidden())) {
                return slowing(slowing.endRate());
            }
            return new LeakVerdict.Leak(
                    rate,
                    "It leaks " + interval() + ", still does so in the last third of "
                            + Figures.time(evidence.runHours()) + ", and both trend tests agree.");
        }
        StructuralFit fit = evidence.structure();
        boolean explained = fit.explained() > MOSTLY_EXPLAINED;
        if (below && explained && fit.hasCurve() && risen()) {
            return new LeakVerdict.Plateau(
                    rate,
                    "It rose and levelled off with a time constant of "
                            + Figures.time(fit.tauHours()) + "; beside that it grows by " + interval()
                            + ", less than the forbidden "
                            + Figures.of(evidence.forbidden()) + ".");
        }
        if (below && explained && !fit.hasCurve() && fit.stepHeight() > 0) {
            return new LeakVerdict.Step(
                    rate,
                    "It rose by " + Figures.of(fit.stepHeight()) + " in " + fit.steps().length
                            + (fit.steps().length == 1 ? " step" : " steps") + "; beside that it grows by " + interval()
                            + ", less than the forbidden " + Figures.of(evidence.forbidden()) + ".");
        }
        if (below) {
            return new LeakVerdict.NoLeak(
                    rate,
                    "Its rate is " + interval() + ", surely less than "
                            + Figures.perHour(evidence.forbidden(), evidence.unit()) + ".");
        }
        if (structure && fallsBack) {
            return new LeakVerdict.Suspect(
                    rate,
                    "It climbs by " + interval()
                            + ", but falls back again, as a garbage collector's heap does: too few falls to see what remains.");
        }
        if (structure || (evidence.score() > ODD && evidence.persists())) {
            return new LeakVerdict.Suspect(
                    rate,
                    "It seems to leak " + interval() + ", but only "
                            + (structure ? "the fit beside steps and curves" : "the test for wandering noise")
                            + " says so: run longer, or compare with good nights.");
        }
        return undecided();
    }

    private LeakVerdict slowing(double endRate) {
        String growth = "It grows ever slower, as a root or a logarithm of the time does, and at the end by "
                + Figures.perHour(endRate, evidence.unit());
        return endRate < evidence.forbidden()
                ? new LeakVerdict.Plateau(
                        rate, growth + ", less than the forbidden " + Figures.of(evidence.forbidden()) + ".")
                : new LeakVerdict.Suspect(
                        rate, growth + ": what fills looks so; run longer, or compare with good nights.");
    }

    private boolean risen() {
        double[] y = evidence.points().values();
        return y[y.length - 1] > y[0];
    }

    private LeakVerdict undecided() {
        double needed = neededHours();
        String remedy = Double.isNaN(needed)
                ? "more of the same would hardly decide it"
                : "a run of about " + Figures.time(needed) + " would decide it";
        return new LeakVerdict.Undecided(
                rate,
                "Its rate is " + interval() + ", which holds the forbidden " + Figures.of(evidence.forbidden())
                        + " as well as rates below it; " + remedy + ".",
                needed);
    }

    /** The standard error falls with the run length to the power of 1.5. */
    private double neededHours() {
        SlopeFit fit = evidence.structure().best();
        double tolerated = evidence.tolerated();
        boolean growing = fit.slope() > (tolerated + evidence.forbidden()) / 2;
        double distance = growing ? fit.slope() - tolerated : evidence.forbidden() - fit.slope();
        double quantile = fit.quantile(growing ? Evidence.SURE : Evidence.LIKELY);
        double factor = Math.pow(quantile * fit.standardError() / distance, 2.0 / 3);
        double times = Math.max(1.25, factor);
        return times > LONGEST_PROMISE ? Double.NaN : times * evidence.runHours();
    }

    private String interval() {
        return Figures.perHour(rate.perHour(), evidence.unit()) + " (90 % interval " + Figures.of(rate.low90()) + " to "
                + Figures.of(rate.high90()) + ")";
    }
}
