package org.boxsoak.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as a parameter: the one place that the harness asks what time it is and waits for a moment to come, so that a test
 * can run hours in milliseconds.
 */
public interface RunClock {
    /** Wall time, for people and file names. It may jump. */
    Instant now();

    /** Monotonic time since this clock was made; never jumps, the base of the run's timeline. */
    Duration elapsed();

    /**
     * Waits until {@link #elapsed()} has reached {@code moment}, or {@code cancellation} is requested (looked at every 100 ms
     * or oftener).
     */
    void waitUntil(Duration moment, Cancellation cancellation);
}
