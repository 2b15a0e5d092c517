package org.boxsoak.allocator;

import java.util.List;

/**
 * Ask the page allocator for a block.
 *
 * @param order the block's order: 2^order pages
 * @param gfp the flags of the request
 * @param kernel the kernel that is asked
 * @param nodes the NUMA nodes that the request is bound to; empty for all
 */
public record AllocationRequest(int order, GfpMask gfp, KernelProfile kernel, List<Integer> nodes) {
    /** No kernel has larger orders (arm64 with 64 KiB pages has 13). */
    static final int LARGEST_ORDER = 20;

    public AllocationRequest {
        if (order < 0 || order > LARGEST_ORDER) {
            throw new IllegalArgumentException(
                    "order " + order + " is none: no kernel has orders beyond " + LARGEST_ORDER);
        }
        nodes = List.copyOf(nodes);
    }

    public AllocationRequest(int order, GfpMask gfp, KernelProfile kernel) {
        this(order, gfp, kernel, List.of());
    }

    /** The pages asked for. */
    public long pages() {
        return 1L << order;
    }
}
