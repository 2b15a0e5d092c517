package org.boxsoak.allocator;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.boxsoak.memory.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Hold what decides an allocation in one zone, all in pages.
 *
 * @param id node and zone
 * @param free NR_FREE_PAGES, CMA and HighAtomic included; null if not known
 * @param min the min watermark, boost included; null if not known
 * @param boost the part of {@code min} that is boost; 0 where it is not shown
 * @param lowmemReserve what the zone keeps back from requests that could take a higher zone, by zone index
 * @param freeCma NR_FREE_CMA_PAGES
 * @param highAtomic pages reserved for atomic requests
 * @param orders the free blocks by order; empty if not known
 * @param pageKilobytes the size of a page
 */
public record ZoneState(
        ZoneId id,
        @Nullable Long free,
        @Nullable Long min,
        long boost,
        List<Long> lowmemReserve,
        long freeCma,
        long highAtomic,
        List<FreeOrder> orders,
        long pageKilobytes) {
    public ZoneState {
        lowmemReserve = List.copyOf(lowmemReserve);
        orders = List.copyOf(orders);
    }

    ZoneType type() {
        return ZoneType.of(id.zone());
    }

    /** Some of this zone's figures as one reason needs them: blocks of at least this order in lists of a kind, at most. */
    long mostBlocks(int order, Predicate<MigrateType> kind) {
        return orders.stream().skip(order).mapToLong(o -> o.most(kind)).sum();
    }

    /** The same in units of that order, as the supply of a box is counted. */
    long mostUnits(int order, Predicate<MigrateType> kind) {
        return IntStream.range(order, Math.max(order, orders.size()))
                .mapToLong(o -> orders.get(o).most(kind) << (o - order))
                .sum();
    }

    boolean hasBlock(int order, Predicate<MigrateType> kind) {
        return orders.stream().skip(order).anyMatch(o -> o.has(kind));
    }

    long blocks(int order) {
        return orders.stream().skip(order).mapToLong(FreeOrder::blocks).sum();
    }
}
