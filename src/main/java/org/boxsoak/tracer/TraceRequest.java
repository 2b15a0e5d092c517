package org.boxsoak.tracer;

import java.time.Duration;

/**
 * How a trace is wished.
 *
 * @param windows how many windows record allocations
 * @param window how long each is; one more follows that records frees alone
 * @param pause time between two windows, in which frees alone are recorded
 * @param objects whether slab objects are traced too: costs more than pages alone
 * @param beside whether to trace although somebody else does
 */
public record TraceRequest(int windows, Duration window, Duration pause, boolean objects, boolean beside) {
    private static final Duration SHORTEST_WINDOW = Duration.ofMillis(100);

    public TraceRequest {
        if (windows < 1 || windows > 1000) {
            throw new IllegalArgumentException("A trace has 1 to 1000 windows, not " + windows + ".");
        }
        if (window.compareTo(SHORTEST_WINDOW) < 0) {
            throw new IllegalArgumentException(
                    "The windows of the trace would be shorter than 0.1 s: trace for longer, or in fewer windows.");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("The pause between two windows must not be negative.");
        }
    }

    /** Windows that fill this time, the last one for frees alone. */
    public static TraceRequest lasting(Duration time, int windows, Duration pause) {
        return new TraceRequest(
                windows, time.minus(pause.multipliedBy(windows)).dividedBy(windows + 1L), pause, true, false);
    }

    public TraceRequest withoutObjects() {
        return new TraceRequest(windows, window, pause, false, beside);
    }

    public TraceRequest besideOthers() {
        return new TraceRequest(windows, window, pause, objects, true);
    }

    Duration length() {
        return window.multipliedBy(windows + 1L).plus(pause.multipliedBy(windows));
    }

    String arguments() {
        return "--windows " + windows + " --window " + window.toMillis() + " --pause " + pause.toMillis()
                + (objects ? "" : " --pages-only") + (beside ? " --beside" : "");
    }
}
