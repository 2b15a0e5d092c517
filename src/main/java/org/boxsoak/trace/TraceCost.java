package org.boxsoak.trace;

/**
 * What a trace cost the box.
 *
 * @param seconds how long it took
 * @param ownSeconds processor time of the tracing process
 * @param busySeconds processor time that all CPUs together spent on anything meanwhile
 * @param events allocations and frees that were recorded
 * @param lostTaken allocations that were not, for want of room
 * @param lostFreed frees that were not
 * @param ringBytes bytes of the kernel's ring buffers
 * @param sentBytes bytes to the host
 */
public record TraceCost(
        double seconds,
        double ownSeconds,
        double busySeconds,
        long events,
        long lostTaken,
        long lostFreed,
        long ringBytes,
        long sentBytes) {
    public double eventsPerSecond() {
        return seconds > 0 ? events / seconds : 0;
    }

    /** Share of one CPU. */
    public double ownShare() {
        return seconds > 0 ? ownSeconds / seconds : 0;
    }

    public long lost() {
        return lostTaken + lostFreed;
    }

    /** Share of all events that were lost. */
    public double lostShare() {
        return lost() == 0 ? 0 : (double) lost() / (events + lost());
    }

    /** Share of the frees that were lost, at most: each may leave something behind that was given back. */
    double lostFreeShare() {
        return lostFreed == 0 ? 0 : Math.min(1, 2.0 * lostFreed / (events + 2.0 * lostFreed));
    }
}
