package org.boxsoak.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Which run this is: the plan, the box, and when.
 *
 * @param plan the plan's name
 * @param box the box's name or serial
 * @param model what the box calls itself
 * @param build the build of its system
 * @param kernel its kernel release ({@code uname -r})
 * @param start wall time at run time zero
 * @param zone the zone in which wall times are shown
 * @param duration how long the run lasted
 */
public record RunTitle(
        String plan,
        String box,
        String model,
        String build,
        String kernel,
        Instant start,
        ZoneId zone,
        Duration duration) {
    public RunTitle {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a run cannot last " + duration);
        }
    }

    /** The wall time at a moment of the run. */
    public ZonedDateTime wallTime(Duration at) {
        return start.plus(at).atZone(zone);
    }
}
