package org.boxsoak.allocator;

/**
 * Derive the allocator's internal flags of the slow path from a request (gfp_to_alloc_flags(), mm/page_alloc.c). What a log cannot
 * show (a real-time task, an OOM victim, PF_MEMALLOC) is taken as absent.
 *
 * @param halvesMin ALLOC_HIGH or ALLOC_MIN_RESERVE: half of the minimum may be used
 * @param quartersRest ALLOC_HARDER or ALLOC_NON_BLOCK: and a quarter of the rest
 * @param mayUseReserves whether the HighAtomic reserve counts as available
 * @param mayTakeHighAtomic whether a block of the HighAtomic list may be taken
 * @param mayUseCma ALLOC_CMA
 * @param ignoresWatermarks __GFP_MEMALLOC
 */
record AllocFlags(
        boolean halvesMin,
        boolean quartersRest,
        boolean mayUseReserves,
        boolean mayTakeHighAtomic,
        boolean mayUseCma,
        boolean ignoresWatermarks) {

    static AllocFlags of(AllocationRequest request) {
        GfpMask gfp = request.gfp();
        boolean high = gfp.has("__GFP_HIGH");
        boolean reclaims = !gfp.has("__GFP_NOMEMALLOC");
        boolean cma = mayUseCma(gfp, request.kernel());
        boolean all = gfp.has("__GFP_MEMALLOC") && reclaims;
        return switch (request.kernel().watermarkStyle()) {
            case BY_ORDER -> {
                boolean harder = !gfp.maySleep() && !gfp.has("__GFP_NO_KSWAPD") && reclaims;
                yield new AllocFlags(high, harder, true, false, cma, all);
            }
            case HARDER -> {
                boolean harder = gfp.has("__GFP_ATOMIC") && reclaims;
                yield new AllocFlags(high, harder, harder, harder, cma, all);
            }
            case RESERVES -> {
                boolean nonBlock = !gfp.maySleep() && reclaims;
                boolean highAtomic = nonBlock && request.order() > 0 && high;
                // rmqueue() gives the HighAtomic list to ALLOC_NON_BLOCK as a last resort, but the watermark test
                // before it does not.
                yield new AllocFlags(high, high && nonBlock, nonBlock || high, highAtomic, cma, all);
            }
        };
    }

    /** When CMA pages may be lent to a request: to movable ones, and in Android common kernels only to those that ask for it. */
    private static boolean mayUseCma(GfpMask gfp, KernelProfile kernel) {
        if (gfp.migrateType() != MigrateType.MOVABLE) {
            return false;
        }
        if (kernel.isAmlogic()) {
            return !gfp.has("__GFP_BDEV") && !gfp.has("__GFP_NO_CMA");
        }
        boolean mustAsk = kernel.release().isAndroidCommon() && kernel.isAtLeast(5, 10);
        return !mustAsk || gfp.has("__GFP_CMA");
    }

    /** What is left of the minimum watermark for this request. */
    long effectiveMin(long min) {
        long left = halvesMin ? min - min / 2 : min;
        return quartersRest ? left - left / 4 : left;
    }

    /** The greatest minimum watermark of which less than {@code usable} pages are left for this request; {@code usable} is above 0. */
    long mostMin(long usable) {
        long least = usable - 1;
        // Each allowance leaves more than a third.
        long most = 3 * usable;
        while (least < most) {
            long middle = least + (most - least + 1) / 2;
            if (effectiveMin(middle) < usable) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }
}
