package org.boxsoak.fake;

import java.time.Duration;
import java.time.Instant;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;

/** A clock that a test moves by hand; waiting moves it to the awaited moment at once. */
public final class ManualClock implements RunClock {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private Duration elapsed = Duration.ZERO;
    private Duration set = Duration.ZERO;

    public synchronized void advance(Duration by) {
        elapsed = elapsed.plus(by);
    }

    /** Somebody sets the wall clock forward, or back; the other one goes on as it did. */
    public synchronized void setWall(Duration by) {
        set = set.plus(by);
    }

    @Override
    public synchronized Instant now() {
        return START.plus(elapsed).plus(set);
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    @Override
    public synchronized void waitUntil(Duration moment, Cancellation cancellation) {
        if (moment.compareTo(elapsed) > 0) {
            elapsed = moment;
        }
    }
}
