package org.boxsoak.report;

import java.time.Duration;

/**
 * Something that happened at one moment of the run.
 *
 * @param at since the run's start
 * @param kind what it was
 * @param label in few words, e.g. "plug 7" or "order-4 allocation failed"
 */
public record Marker(Duration at, Kind kind, String label) {
    /** What can happen, the most telling last: where labels have no room, the earlier kinds give way. */
    public enum Kind {
        /** A workload cycle begins. */
        CYCLE,
        NOTE,
        UNPLUG,
        PLUG,
        REBOOT,
        ALLOCATION_FAILURE,
        CRASH
    }

    public double seconds() {
        return at.toMillis() / 1000.0;
    }
}
