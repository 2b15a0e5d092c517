package org.boxsoak.allocator;

/** Say how an allocation request comes out, and if it fails, why. Sorted from the nearest to success to the farthest. */
public enum AllocationOutcome {
    /** Amount and blocks suffice. If it failed all the same, a race, a cpuset or a vendor's hook did it. */
    SUCCEEDS("should-succeed"),
    /** Enough pages, but all blocks that are large enough are CMA, which the request may not take. */
    CMA_ONLY("cma-only"),
    /** Enough pages, but all blocks that are large enough are reserved for atomic requests. */
    HIGHATOMIC_ONLY("highatomic-only"),
    /** Enough pages, but no block is large enough. */
    FRAGMENTATION("fragmentation"),
    /** Too few pages that the request may use. */
    BELOW_WATERMARK("below-watermark"),
    /** What would decide is not shown. */
    UNKNOWN("unknown");

    private final String word;

    AllocationOutcome(String word) {
        this.word = word;
    }

    /** The word of {@code boxsoak explain --json}. */
    public String word() {
        return word;
    }
}
