package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;

/**
 * An event with its place on the run's timeline.
 *
 * @param at monotonic time since the run's start
 * @param wall the host's wall clock
 */
public record JournalLine(Duration at, Instant wall, RunEvent event) {
    public double seconds() {
        return at.toNanos() / 1e9;
    }
}
