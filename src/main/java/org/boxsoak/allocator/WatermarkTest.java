package org.boxsoak.allocator;

import java.util.List;
import java.util.function.Predicate;

/**
 * Run the kernel's own test of one zone: __zone_watermark_ok() and then the search of the free lists (mm/page_alloc.c, 3.x to 6.12).
 * A failure is judged by the slow path, whose mark is the minimum.
 */
final class WatermarkTest {
    private final AllocationRequest request;
    private final AllocFlags flags;
    private final List<ZoneState> zones;

    WatermarkTest(AllocationRequest request, List<ZoneState> zones) {
        this.request = request;
        this.flags = AllocFlags.of(request);
        this.zones = zones;
    }

    ZoneVerdict of(ZoneState zone) {
        int order = request.order();
        Predicate<MigrateType> mayTake = this::mayTake;
        long usableBlocks = zone.mostBlocks(order, mayTake);
        long blockedBlocks = zone.mostBlocks(order, mayTake.negate());
        Long free = zone.free();
        Long min = zone.min();
        if (free == null) {
            return new ZoneVerdict(
                    zone, withoutWatermark(zone, 1), -1, -1, -1, usableBlocks, blockedBlocks, isForbidden(zone));
        }
        long usable = free
                - (request.pages() - 1)
                - (flags.mayUseReserves() ? 0 : zone.highAtomic())
                - (flags.mayUseCma() ? 0 : Math.min(zone.freeCma(), free));
        if (min == null) {
            return new ZoneVerdict(
                    zone,
                    withoutWatermark(zone, usable),
                    usable,
                    -1,
                    -1,
                    usableBlocks,
                    blockedBlocks,
                    isForbidden(zone));
        }
        boolean ignoresBoost =
                order == 0 && flags.halvesMin() && request.kernel().isAtLeast(5, 10);
        long effectiveMin = flags.effectiveMin(ignoresBoost ? Math.max(0, min - zone.boost()) : min);
        long reserve = LowmemReserve.of(zone, request.gfp().highestZone(), zones);
        boolean isAmountOk = flags.ignoresWatermarks() || usable > effectiveMin + reserve;
        AllocationOutcome outcome = isAmountOk ? blocks(zone, effectiveMin) : AllocationOutcome.BELOW_WATERMARK;
        return new ZoneVerdict(
                zone, outcome, usable, effectiveMin, reserve, usableBlocks, blockedBlocks, isForbidden(zone));
    }

    /** What is certain whatever the watermark is: without a page that counts, or a block that fits, it fails. */
    private AllocationOutcome withoutWatermark(ZoneState zone, long usable) {
        if (usable <= 0 && !flags.ignoresWatermarks()) {
            return AllocationOutcome.BELOW_WATERMARK;
        }
        AllocationOutcome byBlocks = blocks(zone, 0);
        return byBlocks == AllocationOutcome.SUCCEEDS && !flags.ignoresWatermarks()
                ? AllocationOutcome.UNKNOWN
                : byBlocks;
    }

    boolean isForbidden(ZoneState zone) {
        ZoneType highest = request.gfp().highestZone();
        boolean isTooHigh = zone.type().compareTo(highest) > 0
                // A vendor's zone beyond Movable takes movable requests.
                && !(zone.type() == ZoneType.DEVICE && highest == ZoneType.MOVABLE);
        return isTooHigh
                || (!request.nodes().isEmpty()
                        && !request.nodes().contains(zone.id().node()));
    }

    private AllocationOutcome blocks(ZoneState zone, long effectiveMin) {
        int order = request.order();
        if (order == 0) {
            return AllocationOutcome.SUCCEEDS;
        }
        if (zone.orders().isEmpty()) {
            return AllocationOutcome.UNKNOWN;
        }
        if (zone.hasBlock(order, this::mayTake)) {
            return passesByOrder(zone, effectiveMin) ? AllocationOutcome.SUCCEEDS : AllocationOutcome.FRAGMENTATION;
        }
        if (zone.hasBlock(order, t -> t == MigrateType.CMA)) {
            return AllocationOutcome.CMA_ONLY;
        }
        return zone.hasBlock(order, t -> t == MigrateType.HIGH_ATOMIC)
                ? AllocationOutcome.HIGHATOMIC_ONLY
                : AllocationOutcome.FRAGMENTATION;
    }

    /** Up to 4.3 the blocks of lower orders do not count, and each order halves the mark. */
    private boolean passesByOrder(ZoneState zone, long effectiveMin) {
        Long free = zone.free();
        if (request.kernel().watermarkStyle() != WatermarkStyle.BY_ORDER || free == null || flags.ignoresWatermarks()) {
            return true;
        }
        long left = free - (request.pages() - 1);
        long mark = effectiveMin;
        for (int order = 0; order < request.order() && order < zone.orders().size(); order++) {
            left -= zone.orders().get(order).blocks() << order;
            mark >>= 1;
            if (left <= mark) {
                return false;
            }
        }
        return true;
    }

    /** Whether a block of this list may go to the request. */
    boolean mayTake(MigrateType type) {
        return type.isOpenToAll()
                || (type == MigrateType.CMA && flags.mayUseCma())
                || (type == MigrateType.HIGH_ATOMIC && flags.mayTakeHighAtomic());
    }
}
