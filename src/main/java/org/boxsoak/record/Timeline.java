package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;

/** The run's own time: everything recorded carries the time since the run's start, on a clock that never jumps. */
public final class Timeline {
    private final RunClock clock;
    private final Duration start;

    private Timeline(RunClock clock, Duration start) {
        this.clock = clock;
        this.start = start;
    }

    /** A run that begins now. */
    public static Timeline startingNow(RunClock clock) {
        return new Timeline(clock, clock.elapsed());
    }

    /** A run that goes on at this run time. */
    public static Timeline goingOn(RunClock clock, Duration at) {
        return new Timeline(clock, clock.elapsed().minus(at));
    }

    /** Time since the run's start. */
    public Duration at() {
        return clock.elapsed().minus(start);
    }

    public Instant wall() {
        return clock.now();
    }

    /** Waits until the run is this old, or the cancellation is requested. */
    public void waitUntil(Duration at, Cancellation cancellation) {
        clock.waitUntil(at.plus(start), cancellation);
    }
}
