package org.boxsoak.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hold what /proc/pagetypeinfo says of one zone. Type names and their order are the file's own.
 *
 * @param id node and zone
 * @param free free blocks by migrate type
 * @param pageBlocks page blocks by migrate type
 * @param mixedBlocks page blocks that hold allocated pages of another type (only with page_owner=on)
 */
public record PageTypeZone(
        ZoneId id, Map<String, FreeBlocks> free, Map<String, Long> pageBlocks, Map<String, Long> mixedBlocks) {
    static final List<String> USABLE = List.of(PageTypeInfo.UNMOVABLE, PageTypeInfo.RECLAIMABLE, PageTypeInfo.MOVABLE);

    public PageTypeZone {
        free = Ordered.copyOf(free);
        pageBlocks = Ordered.copyOf(pageBlocks);
        mixedBlocks = Ordered.copyOf(mixedBlocks);
    }

    /** The same zone with other counts in those of the rows that are its own. */
    PageTypeZone with(List<PageTypeRow> rows) {
        Map<String, FreeBlocks> now = new LinkedHashMap<>(free);
        rows.stream().filter(row -> row.zone().equals(id)).forEach(row -> now.put(row.type(), row.free()));
        return new PageTypeZone(id, now, pageBlocks, mixedBlocks);
    }

    /** The free blocks of a type; none where there is no such row. */
    public FreeBlocks free(String type) {
        return free.getOrDefault(type, FreeBlocks.NONE);
    }

    /** The free blocks that an unmovable request may take: Unmovable, Reclaimable and Movable. */
    public FreeBlocks usable() {
        return USABLE.stream().map(this::free).reduce(FreeBlocks.NONE, FreeBlocks::plus);
    }

    /** What is left for requests of an order in this zone. */
    public Supply supply(int order) {
        Map<String, Tally> units = new LinkedHashMap<>();
        free.forEach((type, blocks) -> units.put(type, blocks.inUnitsOf(order)));
        return supply(order, units);
    }

    /** The same of what each row holds in units of that order. */
    static Supply supply(int order, Map<String, Tally> units) {
        // Every kernel has these three lists: where the file lacks the row, there may be more.
        USABLE.forEach(type -> units.putIfAbsent(type, Tally.atLeast(0)));
        return new Supply(order, units);
    }
}
