package org.boxsoak.bench;

import java.time.Duration;
import java.time.Instant;

/** The host's own clocks. */
public final class SystemRunClock implements RunClock {
    private static final Duration LONGEST_NAP = Duration.ofMillis(100);

    private final long start = System.nanoTime();

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void waitUntil(Duration moment, Cancellation cancellation) {
        while (!cancellation.isRequested()) {
            Duration left = moment.minus(elapsed());
            if (left.isNegative() || left.isZero()) {
                return;
            }
            try {
                Thread.sleep(Math.max(1, Math.min(left.toMillis(), LONGEST_NAP.toMillis())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
