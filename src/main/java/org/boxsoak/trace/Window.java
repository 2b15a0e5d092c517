package org.boxsoak.trace;

/**
 * A stretch of the trace, in microseconds since its start.
 *
 * @param takes whether allocations were recorded; in the last window frees alone are, which shows the slow ones
 */
public record Window(boolean takes, long start, long end) {
    public double seconds() {
        return (end - start) / 1e6;
    }
}
