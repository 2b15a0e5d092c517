package org.boxsoak.reader;

import java.time.Duration;
import java.util.Arrays;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Adds up what the sampling of a run cost, over all the streams that it took. Pure. */
final class CostLedger {
    /** Lateness up to this is kept to the millisecond. */
    private static final int SLOWEST_MS = 10_000;

    private final long[] latenessMs = new long[SLOWEST_MS + 1];
    private long ticks;
    private long bytes;
    private long processes;
    private long residentKb;
    private Duration cpu = Duration.ZERO;
    private Duration watched = Duration.ZERO;
    private @Nullable Duration link;
    private StreamFrame.@Nullable Tick first;
    private StreamFrame.@Nullable Tick last;

    /** A new stream: its reader counts from nothing. */
    void opened() {
        first = null;
        last = null;
    }

    void add(StreamFrame.Tick tick, Duration late, long bytesOfStream) {
        bytes += bytesOfStream;
        ticks++;
        latenessMs[(int) Math.min(late.toMillis(), SLOWEST_MS)]++;
        residentKb = Math.max(residentKb, tick.cost().residentKb());
        ReaderCost before =
                last == null ? new ReaderCost(Duration.ZERO, 0, 0, tick.cost().link()) : last.cost();
        cpu = cpu.plus(tick.cost().cpu().minus(before.cpu()));
        processes += tick.cost().processes() - before.processes();
        if (tick.cost().link() != null && before.link() != null) {
            link = (link == null ? Duration.ZERO : link).plus(tick.cost().link().minus(before.link()));
        }
        if (last != null) {
            watched = watched.plus(tick.end().minus(last.end()));
        }
        first = first == null ? tick : first;
        last = tick;
    }

    boolean isEmpty() {
        return ticks == 0;
    }

    RunEvent.SamplingCost total() {
        double seconds = Math.max(1e-3, watched.toNanos() / 1e9);
        return new RunEvent.SamplingCost(
                ticks,
                round(cpu.toNanos() / 1e6 / Math.max(1, ticks), 1000),
                round(cpu.toNanos() / 1e9 / seconds, 100_000),
                processes,
                residentKb,
                link == null ? null : round(link.toNanos() / 1e9 / seconds, 100_000),
                bytes,
                percentile(0.5),
                percentile(0.99));
    }

    private long percentile(double share) {
        long wanted = (long) Math.ceil(share * Arrays.stream(latenessMs).sum());
        long seen = 0;
        for (int ms = 0; ms < latenessMs.length; ms++) {
            seen += latenessMs[ms];
            if (seen >= wanted) {
                return ms;
            }
        }
        return SLOWEST_MS;
    }

    private static double round(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
