package org.boxsoak.reader;

import java.time.Duration;

/**
 * Places the box's moments on the run's timeline. What arrives late through a busy link was read when the box says, not when it came; the
 * least way ever seen is taken for the way itself. Pure.
 */
final class BoxClock {
    /** Two quartzes drift apart by less than this share. */
    private static final double DRIFT = 100e-6;

    private boolean known;
    private Duration offset = Duration.ZERO;
    private Duration seen = Duration.ZERO;
    private Duration latest = Duration.ZERO;

    /**
     * The run time of a moment of the box, never before that of the one before and never after its arrival.
     *
     * @param box time since the box booted
     * @param arrived run time at which it was known here
     */
    Duration runTime(Duration box, Duration arrived) {
        Duration way = arrived.minus(box);
        Duration crept = known ? offset.plusNanos((long) (arrived.minus(seen).toNanos() * DRIFT)) : way;
        offset = crept.compareTo(way) < 0 ? crept : way;
        known = true;
        seen = arrived;
        latest = max(latest, box.plus(offset));
        return latest;
    }

    /** How long after a moment of the box something arrived here, by the latest that is known of its clock. */
    Duration since(Duration box, Duration arrived) {
        return max(Duration.ZERO, arrived.minus(box.plus(offset)));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
