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
        /** A part of the plan begins: setup, workload, cleanup. No mark in the charts. */
        PHASE,
        /** A workload cycle begins. */
        CYCLE,
        NOTE,
        UNPLUG,
        PLUG,
        REBOOT,
        ALLOCATION_FAILURE,
        CRASH
    }

    /** Whether it only parts the run into pieces, rather than being something that happened. */
    public boolean isDivision() {
        return kind == Kind.PHASE || kind == Kind.CYCLE;
    }

    public double seconds() {
        return at.toMillis() / 1000.0;
    }
}
