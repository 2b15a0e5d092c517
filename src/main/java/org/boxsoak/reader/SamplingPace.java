package org.boxsoak.reader;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sees to it that reading costs the box no more than its budget: reads more seldom where it does. Pure. */
final class SamplingPace {
    /** Shorter looks would judge the reader by its start. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private static final int FEWEST_TICKS = 6;
    private static final double MOST_AT_ONCE = 8;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final double budget;
    private Duration period;
    private StreamFrame.@Nullable Tick first;
    private int ticks;

    /**
     * @param period as the plan asks for
     * @param budget the share of one core that reading may take
     */
    SamplingPace(Duration period, double budget) {
        this.period = period;
        this.budget = budget;
    }

    Duration period() {
        return period;
    }

    /** Forgets what was measured: the reader began anew. */
    void restart() {
        first = null;
    }

    /**
     * Looks at the cost so far.
     *
     * @return the share of a core that was too much, after which {@link #period} is another one; null while all is well
     */
    @Nullable
    Double over(StreamFrame.Tick tick) {
        if (first == null) {
            first = tick;
            ticks = 0;
            return null;
        }
        ticks++;
        Duration wall = tick.end().minus(first.end());
        if (wall.compareTo(LOOK) < 0 || ticks < FEWEST_TICKS) {
            return null;
        }
        double share = (double) tick.cost().cpu().minus(first.cost().cpu()).toNanos() / wall.toNanos();
        first = null;
        if (share <= budget || period.compareTo(LONGEST) >= 0) {
            return null;
        }
        // A tenth more than needed, so that it need not be done again.
        double factor = Math.min(MOST_AT_ONCE, Math.max(1.25, share / budget * 1.1));
        long millis = Math.min((long) (period.toMillis() * factor), LONGEST.toMillis());
        period = Duration.ofMillis((millis + 99) / 100 * 100);
        return share;
    }
}
