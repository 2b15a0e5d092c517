package org.boxsoak.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Read /proc/zoneinfo: watermarks, reserves, counters and per-CPU lists of each zone.
 * <pre>
 * Node 0, zone    DMA32
 *   pages free     158325
 *         min      2560
 * </pre>
 * From mm/vmstat.c, 3.x to 6.12: keys come and go, so they are kept as the file names them. Since 4.8 the first zone of a node
 * also shows the node's own counters; all figures are in pages.
 *
 * @param nodeCounters the {@code per-node stats} by node; none before 4.8
 * @param zones the zones, in the file's order; unpopulated ones have sizes only
 * @param reading what was kept and what was not
 */
public record ZoneInfo(Map<Integer, Map<String, Long>> nodeCounters, List<Zone> zones, Reading reading) {
    public ZoneInfo {
        nodeCounters = Ordered.copyOf(nodeCounters);
        zones = List.copyOf(zones);
    }

    public static ZoneInfo parse(String text) {
        return new ZoneInfoParser(text).parse();
    }

    /** A counter summed over all nodes and zones (it stands in either), in pages; absent if no line has it. */
    public OptionalLong total(String counter) {
        return sum(Stream.concat(
                        nodeCounters.values().stream().map(c -> Ordered.value(c, counter)),
                        zones.stream().map(z -> z.counter(counter)))
                .toList());
    }

    /** A line of the zones' heads summed over all zones, in pages: {@code free}, {@code present}, {@code managed} ... */
    public OptionalLong totalSize(String name) {
        return sum(zones.stream().map(z -> z.size(name)).toList());
    }

    /** The free pages in the per-CPU lists of all zones; absent if the file shows no such list. */
    public OptionalLong perCpuPages() {
        return sum(zones.stream()
                .filter(z -> !z.pagesets().isEmpty())
                .map(z -> OptionalLong.of(z.perCpuPages()))
                .toList());
    }

    private static OptionalLong sum(Collection<OptionalLong> values) {
        return values.stream()
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Tally::sum);
    }
}
