package org.boxsoak.record;

import java.time.Duration;
import java.util.List;
import org.boxsoak.plan.Sampling;

/**
 * Something of the box that is sampled. A new one is one more line in {@link #standard}: the reader on the box needs no change.
 *
 * @param name its short name in the recording: small letters, digits, _
 * @param path a file of the box; or patterns such as {@code /sys/class/thermal/thermal_zone?/temp}, several between blanks, whose files'
 *     texts come one after the other, each behind a line {@code ==> path <==}; or {@code processes LARGEST [NAME,...]}, see {@link #processes}
 * @param every the least time between two readings
 * @param loss what the reader of the report loses where this box does not give it
 */
public record SampleSource(String name, String path, Duration every, String loss) {
    /** Costs the kernel a walk through many things, and changes slowly. */
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private static final int LARGEST_PROCESSES = 10;

    public SampleSource {
        if (!name.matches("[a-z][a-z0-9_]*") || path.contains("'") || path.contains("\n")) {
            throw new IllegalArgumentException("no source of samples: '" + name + "', '" + path + "'");
        }
    }

    /** Whether it is a single file, which can be asked for by its path. */
    public boolean isOneFile() {
        return path.matches("/[^ *?\\[]+");
    }

    /** What every run samples. */
    public static List<SampleSource> standard(Sampling sampling) {
        Duration every = sampling.every();
        Duration rationed = sampling.pageTypeInfo();
        Duration seldom = every.compareTo(SELDOM) > 0 ? every : SELDOM;
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
                        rationed,
                        "the supply of order-4 blocks by migrate type; needs root: run 'adb root'"),
                new SampleSource("loadavg", "/proc/loadavg", every, "the load"),
                new SampleSource("pressure", "/proc/pressure/memory", every, "stalls for want of memory"),
                new SampleSource("thermal", "/sys/class/thermal/thermal_zone*/temp", every, "temperatures"),
                new SampleSource("zram", "/sys/block/zram*/mm_stat", every, "memory that compressed swap takes"),
                new SampleSource(
                        "cma",
                        "/sys/kernel/debug/cma/*/used /sys/kernel/mm/cma/*/alloc_pages_success"
                                + " /sys/kernel/mm/cma/*/alloc_pages_fail",
                        every,
                        "CMA by area; its sum is in meminfo"),
                new SampleSource(
                        "dmabuf",
                        "/sys/kernel/dma_heap/total_pools_kb /sys/kernel/debug/dma_buf/bufinfo",
                        seldom,
                        "memory in dma-bufs"),
                new SampleSource(
                        "ion",
                        "/sys/kernel/ion/total_heaps_kb /sys/kernel/ion/total_pools_kb /sys/kernel/debug/ion/heaps/*",
                        seldom,
                        "memory in ION heaps, of kernels before 5.10"),
                new SampleSource(
                        "vmallocinfo",
                        "/proc/vmallocinfo",
                        seldom,
                        "growth by caller of vmalloc; needs root: run 'adb root'"),
                processes(sampling.processes(), seldom));
    }

    /** The memory of the largest processes and of these: lines {@code PID RSS-KB PSS-KB NAME}, - for a PSS that was not asked for. */
    private static SampleSource processes(List<String> named, Duration every) {
        String names = named.isEmpty() ? "" : " " + String.join(",", named);
        return new SampleSource(
                "processes", "processes " + LARGEST_PROCESSES + names, every, "memory of the largest processes");
    }
}
