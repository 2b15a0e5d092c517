package org.boxsoak.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Count the pages that one call chain holds.
 *
 * @param order the order of each allocation; null where the file does not say
 * @param gfp the mask as printed, e.g. {@code 0xcc0(GFP_KERNEL)}; empty where the file does not say
 * @param migrateType the type asked for; empty where the file does not say
 * @param stack the call chain, innermost first
 * @param times how many allocations
 * @param pages how many pages
 */
public record PageOwnerStack(
        @Nullable Integer order, String gfp, String migrateType, List<String> stack, long times, long pages) {
    public PageOwnerStack {
        stack = List.copyOf(stack);
    }

    PageOwnerStack withCounts(long newTimes, long newPages) {
        return new PageOwnerStack(order, gfp, migrateType, stack, newTimes, newPages);
    }

    PageOwnerStack plus(PageOwnerStack other) {
        return withCounts(Tally.sum(times, other.times), Tally.sum(pages, other.pages));
    }
}
