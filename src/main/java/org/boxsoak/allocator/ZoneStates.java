package org.boxsoak.allocator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.memory.FreeBlocks;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.PageTypeZone;
import org.boxsoak.memory.Zone;
import org.boxsoak.memory.ZoneInfo;
import org.jspecify.annotations.Nullable;

/** Build what the allocator's test needs from /proc/pagetypeinfo, with /proc/zoneinfo where there is one. */
public final class ZoneStates {
    private ZoneStates() {}

    /** The zones of the file; without {@code zoneInfo} the watermarks stay unknown. */
    public static List<ZoneState> of(PageTypeInfo types, @Nullable ZoneInfo zoneInfo) {
        List<ZoneState> states = new ArrayList<>();
        for (PageTypeZone zone : types.zones()) {
            Zone marks = zoneInfo == null
                    ? null
                    : zoneInfo.zones().stream()
                            .filter(z -> z.id().equals(zone.id()))
                            .findFirst()
                            .orElse(null);
            states.add(state(zone, marks, types));
        }
        return states;
    }

    private static ZoneState state(PageTypeZone zone, @Nullable Zone marks, PageTypeInfo types) {
        long listed =
                zone.free().values().stream().mapToLong(f -> f.pages().count()).sum();
        long isolated = zone.free(PageTypeInfo.ISOLATE).pages().count();
        long cma = zone.free(PageTypeInfo.CMA).pages().count();
        Long blocks = zone.pageBlocks().get(PageTypeInfo.HIGH_ATOMIC);
        Long perBlock = types.pagesPerBlock();
        long reserved = blocks == null || perBlock == null
                ? zone.free(PageTypeInfo.HIGH_ATOMIC).pages().count()
                : blocks * perBlock;
        return new ZoneState(
                zone.id(),
                marks != null && marks.freePages().isPresent()
                        ? Long.valueOf(marks.freePages().getAsLong())
                        : Long.valueOf(listed - isolated),
                marks != null && marks.minPages().isPresent()
                        ? Long.valueOf(marks.minPages().getAsLong())
                        : null,
                marks == null ? 0 : marks.size("boost").orElse(0),
                marks == null ? List.of() : marks.lowmemReserve(),
                marks == null ? cma : marks.freeCmaPages().orElse(cma),
                reserved,
                orders(zone.free()),
                4);
    }

    private static List<FreeOrder> orders(Map<String, FreeBlocks> free) {
        int count =
                free.values().stream().mapToInt(f -> f.byOrder().size()).max().orElse(0);
        List<FreeOrder> orders = new ArrayList<>();
        for (int order = 0; order < count; order++) {
            Map<MigrateType, Long> counts = new EnumMap<>(MigrateType.class);
            for (Map.Entry<String, FreeBlocks> list : free.entrySet()) {
                MigrateType type = MigrateType.ofName(list.getKey());
                if (type != null) {
                    counts.put(type, list.getValue().at(order).count());
                }
            }
            orders.add(FreeOrder.ofCounts(counts));
        }
        return orders;
    }
}
