package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/**
 * Looks at a counter while the run goes on, and speaks early only when two looks in a row say so.
 *
 * <p>Each look demands more than the verdict at the end: the slope's lower bound at 3.1 standard errors, a trend score above 2, and
 * growth in the last third. Without good nights to compare with, a cache that fills slowly looks the same as a leak, so the
 * early word is then no more than a suspicion. Pure: each look gives the next state.
 *
 * @param strikes looks in a row that spoke for a leak
 * @param word the early word; null while there is none
 * @param firstLookHours nothing is said before
 */
public record InterimLooks(int strikes, @Nullable LeakVerdict word, double firstLookHours) {
    /** Looks are worth while every 30 min from this hour on. */
    public static final double FIRST_LOOK_HOURS = 2;

    private static final int NEEDED = 2;
    /** One-sided probability of a bound 3.1 standard errors away. */
    private static final double VERY_SURE = 0.999;

    private static final double SCORE = 2;

    /** The state before the first look. */
    public static InterimLooks none() {
        return from(FIRST_LOOK_HOURS);
    }

    /** The same for a run that is shorter than a night: nothing is said before this hour. */
    public static InterimLooks from(double firstLookHours) {
        return new InterimLooks(0, null, firstLookHours);
    }

    /** The state after a look at everything recorded so far. */
    public InterimLooks after(CounterSeries soFar, LeakQuestion question, @Nullable GoodNights nights) {
        Samples samples = soFar.mended().oriented(question.falling());
        if (word != null || samples.span() < firstLookHours) {
            return this;
        }
        CycleAggregation cycles = CycleAggregation.of(samples);
        CyclePoints points = cycles.points(CycleAggregation.LOW_WATER);
        if (points.size() < CycleAggregation.FEWEST) {
            return this;
        }
        Evidence evidence = Evidence.of(cycles, question, nights);
        if (evidence.points().size() < CycleAggregation.FEWEST || !speaks(evidence)) {
            return from(firstLookHours);
        }
        return new InterimLooks(
                strikes + 1, strikes + 1 < NEEDED ? null : word(evidence, nights != null), firstLookHours);
    }

    private static boolean speaks(Evidence evidence) {
        return evidence.lower(VERY_SURE) > evidence.tolerated()
                && evidence.robust().z() > SCORE
                && evidence.persists();
    }

    private static LeakVerdict word(Evidence evidence, boolean compared) {
        LeakRate rate = evidence.rate();
        String growth = "After " + Figures.time(evidence.runHours()) + " it leaks "
                + Figures.perHour(rate.perHour(), evidence.unit()) + " at two looks in a row";
        return compared
                ? new LeakVerdict.Leak(rate, growth + ", beyond what good nights do.")
                : new LeakVerdict.Suspect(
                        rate, growth + "; without good nights to compare with it may still level off.");
    }
}
