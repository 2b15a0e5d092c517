package org.boxsoak.klog;

import java.util.List;
import java.util.Map;
import org.boxsoak.allocator.FreeOrder;
import org.boxsoak.allocator.ZoneState;
import org.boxsoak.memory.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a failure report says of one zone.
 *
 * @param id node and zone
 * @param kilobytes the figures of its line in kB: {@code free}, {@code min}, {@code free_cma} ...
 * @param lowmemReserve in pages, by zone index
 * @param orders the free blocks by order, with the letters of the lists that hold them
 * @param pageKilobytes the size of a page
 */
public record ZoneReport(
        ZoneId id, Map<String, Long> kilobytes, List<Long> lowmemReserve, List<FreeOrder> orders, long pageKilobytes) {
    public ZoneReport {
        kilobytes = Map.copyOf(kilobytes);
        lowmemReserve = List.copyOf(lowmemReserve);
        orders = List.copyOf(orders);
    }

    public @Nullable Long freeKb() {
        return kilobytes.get("free");
    }

    public @Nullable Long minKb() {
        return kilobytes.get("min");
    }

    public long freeCmaKb() {
        return kilobytes.getOrDefault("free_cma", 0L);
    }

    ZoneState state() {
        return new ZoneState(
                id,
                pages(freeKb()),
                pages(minKb()),
                kilobytes.getOrDefault("boost", 0L) / pageKilobytes,
                lowmemReserve,
                freeCmaKb() / pageKilobytes,
                kilobytes.getOrDefault("reserved_highatomic", 0L) / pageKilobytes,
                orders,
                pageKilobytes);
    }

    private @Nullable Long pages(@Nullable Long kb) {
        return kb == null ? null : Long.valueOf(kb / pageKilobytes);
    }
}
