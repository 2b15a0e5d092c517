package org.boxsoak.memory;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Hold one per-CPU list of free pages of /proc/zoneinfo.
 *
 * @param cpu the processor
 * @param counters {@code count} (pages in the list), {@code high}, {@code batch}, {@code high_min}, {@code vm stats threshold}
 */
public record Pageset(int cpu, Map<String, Long> counters) {
    public Pageset {
        counters = Ordered.copyOf(counters);
    }

    /** The free pages in this list, which neither MemFree nor any other counter shows. */
    public OptionalLong pages() {
        return Ordered.value(counters, "count");
    }
}
