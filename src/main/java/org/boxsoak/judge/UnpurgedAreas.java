package org.boxsoak.judge;

import java.util.Map;

/**
 * Memory that the kernel frees by itself, only later: an area of vmalloc that was given back, such as the stack of a process that has ended,
 * keeps its {@code struct vmap_area} until such areas are {@code fls(CPUs) * 32 MiB} of addresses together (lazy_max_pages() in
 * mm/vmalloc.c, 2.6.28 to 6.12). That makes a saw-tooth of half a megabyte, of which a short run sees one side: it looks like a leak of
 * whatever rate processes end at, so the counters that it shows in are judged without it.
 */
final class UnpurgedAreas {
    private static final String CACHE = CounterSources.SLAB_PREFIX + "vmap_area";

    /**
     * What the kernel lets them come to on 15 CPUs: 128 MiB of addresses, with 64 bytes for an area of two pages, the smallest, or twice that
     * for a stack of five and the hole beside it. More is no such areas: it is a leak of areas, or one in a cache of the same size that is
     * merged with theirs.
     */
    private static final double MOST = (128 << 20) / 8192.0 * 64;

    /** How a counter shows a byte of it. */
    private static final Map<String, Integer> SIGNS =
            Map.of("SUnreclaim", 1, "MemAvailable", -1, CounterSources.FREE_OUTSIDE_CMA, -1);

    private UnpurgedAreas() {}

    /** Takes out of the counter's values what of them such areas hold, in bytes. */
    static void takeOut(double[] values, Counter counter, Observations observations) {
        Counter areas = observations.counter(CACHE);
        Integer sign = SIGNS.get(counter.name());
        if (areas != null && sign != null) {
            int reading = 0;
            for (int i = 0; i < values.length; i++) {
                while (reading + 1 < areas.size() && isBetter(areas, reading + 1, counter, i)) {
                    reading++;
                }
                values[i] -= sign * Math.min(areas.value(reading), MOST);
            }
        }
    }

    /** Whether a reading is not after the counter's sample, or is of its boot where the one before is not. */
    private static boolean isBetter(Counter areas, int reading, Counter counter, int sample) {
        return areas.at(reading) <= counter.at(sample)
                || (areas.boot(reading - 1) < counter.boot(sample) && areas.boot(reading) == counter.boot(sample));
    }
}
