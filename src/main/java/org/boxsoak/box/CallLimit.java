package org.boxsoak.box;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;

/** When a call on the box has to end: its deadline, the run's cancellation, or an interrupt of the thread that made it. */
final class CallLimit {
    /** How soon a cancellation is seen. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Duration deadline;
    private final long end;
    private final Cancellation cancellation;
    private final Thread caller = Thread.currentThread();

    CallLimit(Duration deadline, Cancellation cancellation) {
        this.deadline = deadline;
        this.end = System.nanoTime() + deadline.toNanos();
        this.cancellation = cancellation;
    }

    Duration deadline() {
        return deadline;
    }

    Duration left() {
        long nanos = end - System.nanoTime();
        return nanos <= 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    /** What is left, at most so much. */
    Duration left(Duration atMost) {
        Duration left = left();
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /** A limit for a part of the call. */
    CallLimit part(Duration atMost) {
        return new CallLimit(left(atMost), cancellation);
    }

    boolean isCancelled() {
        return cancellation.isRequested() || caller.isInterrupted();
    }

    boolean isOver() {
        return isCancelled() || left().isZero();
    }

    /** How long to wait for the next byte before looking at this limit again: 1 to 100 ms. */
    long nextLookMillis() {
        return Math.max(1, Math.min(LOOK_EVERY_MILLIS, left().toMillis()));
    }
}
