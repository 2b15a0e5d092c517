package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Count the free blocks of each order (0, 1, 2 ...), of one free list or of several merged; orders beyond the last hold none.
 *
 * @param byOrder how many blocks of 2^order pages are free
 */
public record FreeBlocks(List<Tally> byOrder) {
    public static final FreeBlocks NONE = new FreeBlocks(List.of());

    /** No kernel has this many orders; a longer row is damage. */
    static final int MOST_ORDERS = 32;

    public FreeBlocks {
        byOrder = List.copyOf(byOrder);
        if (byOrder.size() > MOST_ORDERS) {
            throw new IllegalArgumentException("no page allocator has " + byOrder.size() + " orders");
        }
    }

    /** The free blocks of an order. */
    public Tally at(int order) {
        return order >= 0 && order < byOrder.size() ? byOrder.get(order) : Tally.ZERO;
    }

    /** The free pages in blocks of this order and above, counted in whole blocks of this order. */
    public Tally inUnitsOf(int order) {
        return inUnitsOf(order, byOrder.size(), byOrder::get);
    }

    /** The same of counts that are kept elsewhere, so many orders of them. */
    static Tally inUnitsOf(int order, int orders, IntFunction<Tally> byOrder) {
        // Without a Tally for each step: it is asked of every list at every reading of a night.
        long sum = 0;
        boolean isLowerBound = false;
        for (int o = Math.max(order, 0); o < orders; o++) {
            Tally blocks = byOrder.apply(o);
            sum = Tally.sum(sum, Tally.shifted(blocks.count(), o - order));
            isLowerBound |= blocks.isLowerBound() || sum == Long.MAX_VALUE;
        }
        return new Tally(sum, isLowerBound);
    }

    /** The free pages. */
    public Tally pages() {
        return inUnitsOf(0);
    }

    /** The number of free blocks, whatever their order. */
    public Tally blocks() {
        return byOrder.stream().reduce(Tally.ZERO, Tally::plus);
    }

    /** The largest order that has a free block, or -1. */
    public int largestOrder() {
        int order = byOrder.size() - 1;
        while (order >= 0 && byOrder.get(order).count() == 0) {
            order--;
        }
        return order;
    }

    public FreeBlocks plus(FreeBlocks other) {
        List<Tally> sums = new ArrayList<>();
        for (int o = 0; o < Math.max(byOrder.size(), other.byOrder.size()); o++) {
            sums.add(at(o).plus(other.at(o)));
        }
        return new FreeBlocks(sums);
    }

    /** Which share of the free pages (0 to 1000) a request of this order cannot use, as unusable_free_index() in mm/vmstat.c. */
    public int unusablePermille(int order) {
        long pages = pages().count();
        if (pages == 0) {
            return 1000;
        }
        long suitable = inUnitsOf(order).shiftedLeft(Math.max(order, 0)).count();
        return (int) Math.round(Math.floor(1000.0 * (pages - Math.min(suitable, pages)) / pages));
    }

    /**
     * Why a request of this order would fail, as __fragmentation_index() in mm/vmstat.c: -1000 it would not fail;
     * towards 0 for lack of memory, towards 1000 for fragmentation.
     */
    public int fragmentationPermille(int order) {
        long blocks = blocks().count();
        if (blocks == 0) {
            return 0;
        }
        if (inUnitsOf(order).count() > 0) {
            return -1000;
        }
        double requests = pages().count() * 1000.0 / Math.pow(2, order);
        return 1000 - (int) Math.floor((1000 + Math.floor(requests)) / blocks);
    }

    /** The rest of this line as block counts; null if it holds something else, nothing, or more orders than any kernel has. */
    static @Nullable FreeBlocks scan(LineScanner in) {
        List<Tally> counts = new ArrayList<>(11);
        while (!in.atEnd()) {
            boolean saturated = in.skip(">");
            long count = in.numberWord();
            if (count == LineScanner.NONE || counts.size() == MOST_ORDERS) {
                return null;
            }
            counts.add(new Tally(count, saturated));
        }
        return counts.isEmpty() ? null : new FreeBlocks(counts);
    }
}
