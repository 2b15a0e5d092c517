package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/** Turns the increments of a counter that mostly stands still into a verdict. */
final class CountRuling {
    private static final double SURE = 0.01;
    private static final double QUIET = 0.10;

    private CountRuling() {}

    static LeakVerdict of(CountTrend trend, CyclePoints points, double runHours, LeakQuestion question) {
        @Nullable Double forbidden = question.forbidPerHour();
        String rates = perHour(trend, question.unit());
        LeakRate rate = trend.leakRate();
        boolean below = forbidden == null ? trend.p() > QUIET : trend.high90() < forbidden;
        boolean grows = trend.p() < SURE && trend.persists() && !trend.isSingleStep();
        // A fall as high as the rises together leaves nothing that leaks.
        boolean fast = trend.low90() > (forbidden == null ? 0 : Evidence.TOLERATED * forbidden);
        String counts = trend.ups() + " rises and " + trend.downs() + " falls in " + points.size() + " cycles";
        if (grows && fast && !(forbidden != null && below)) {
            return new LeakVerdict.Leak(rate, "It leaks by jumps, " + counts + ", " + rates + ".");
        }
        boolean once = trend.isSingleStep() && trend.downs() == 0;
        boolean rested = (trend.rests() || once) && trend.rate() > 0;
        if (rested && (forbidden == null || below)) {
            return trend.isSingleStep()
                    ? new LeakVerdict.Step(rate, "It rose in one go, " + counts + ".")
                    : new LeakVerdict.Plateau(rate, "It rose early, " + counts + ", and hardly in the last third.");
        }
        if (below) {
            return new LeakVerdict.NoLeak(rate, "It mostly stands still, " + counts + ", " + rates + ".");
        }
        if (grows || trend.p() < SURE) {
            return new LeakVerdict.Suspect(
                    rate, "It seems to leak by jumps, " + counts + ", " + rates + "; run longer.");
        }
        double needed = runHours * Math.max(1.25, CountTrend.FEWEST_UPS / (double) Math.max(1, trend.events()));
        return new LeakVerdict.Undecided(
                rate,
                "Too few jumps to tell, " + counts + ", " + rates + "; a run of about " + Figures.of(needed)
                        + " h would decide it.",
                needed);
    }

    private static String perHour(CountTrend trend, String unit) {
        return Figures.perHour(trend.rate(), unit) + " (90 % interval " + Figures.of(trend.low90()) + " to "
                + Figures.of(trend.high90()) + ")";
    }
}
