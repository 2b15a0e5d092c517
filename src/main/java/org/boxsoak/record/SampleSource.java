package org.boxsoak.record;

import java.time.Duration;
import java.util.List;

/**
 * A file of the box that is sampled.
 *
 * @param name its short name in the recording
 * @param path its path on the box
 * @param every the least time between two readings
 * @param loss what the reader of the report loses where this box does not give it
 */
public record SampleSource(String name, String path, Duration every, String loss) {
    /** What every run samples. */
    public static List<SampleSource> standard(Duration every, Duration pagetypeinfoEvery) {
        return List.of(
                new SampleSource("uptime", "/proc/uptime", every, "the box's own clock"),
                new SampleSource("meminfo", "/proc/meminfo", every, "MemFree, CmaFree and the memory account"),
                new SampleSource("vmstat", "/proc/vmstat", every, "parts of the memory account"),
                new SampleSource(
                        "buddyinfo", "/proc/buddyinfo", every, "free blocks between two readings of pagetypeinfo"),
                new SampleSource(
                        "slabinfo", "/proc/slabinfo", every, "growth by slab cache; needs root: run 'adb root'"),
                new SampleSource("zoneinfo", "/proc/zoneinfo", every, "watermarks and per-CPU lists"),
                // Reading it holds the zone lock with interrupts off, so it is read seldom.
                new SampleSource(
                        "pagetypeinfo",
                        "/proc/pagetypeinfo",
                        pagetypeinfoEvery,
                        "the supply of order-4 blocks by migrate type; needs root: run 'adb root'"));
    }
}
