package org.boxsoak.memory;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Hold what /proc/zoneinfo says of one zone. What a kernel does not print is absent.
 *
 * @param id node and zone
 * @param sizes in pages: {@code free}, {@code min}, {@code low}, {@code high}, {@code spanned}, {@code present}, {@code managed};
 *     {@code boost} (6.1), {@code promo} (6.12), {@code cma} (5.15), {@code scanned} (3.x), {@code node_scanned} (4.9)
 * @param lowmemReserve the {@code protection} line: pages kept from requests that could take a higher zone, by zone index
 * @param counters the {@code nr_} and {@code numa_} counters of the zone, and {@code start_pfn:} and the like without the colon
 * @param pagesets the per-CPU lists
 */
public record Zone(
        ZoneId id,
        Map<String, Long> sizes,
        List<Long> lowmemReserve,
        Map<String, Long> counters,
        List<Pageset> pagesets) {
    public Zone {
        sizes = Ordered.copyOf(sizes);
        lowmemReserve = List.copyOf(lowmemReserve);
        counters = Ordered.copyOf(counters);
        pagesets = List.copyOf(pagesets);
    }

    public OptionalLong freePages() {
        return size("free");
    }

    /** The min watermark in pages; since 5.0 it includes the boost. */
    public OptionalLong minPages() {
        return size("min");
    }

    public OptionalLong lowPages() {
        return size("low");
    }

    public OptionalLong highPages() {
        return size("high");
    }

    public OptionalLong presentPages() {
        return size("present");
    }

    public OptionalLong managedPages() {
        return size("managed");
    }

    public OptionalLong freeCmaPages() {
        return counter("nr_free_cma");
    }

    /** A line of the head of the zone, in pages. */
    public OptionalLong size(String name) {
        return Ordered.value(sizes, name);
    }

    /** A counter of the zone, e.g. {@code nr_zspages}. */
    public OptionalLong counter(String name) {
        return Ordered.value(counters, name);
    }

    /** The free pages in all per-CPU lists of the zone. */
    public long perCpuPages() {
        return pagesets.stream().mapToLong(p -> p.pages().orElse(0)).reduce(0, Tally::sum);
    }
}
