package org.boxsoak.allocator;

/** Tell apart the three forms of __zone_watermark_ok() and of the flags that go into it (mm/page_alloc.c). */
enum WatermarkStyle {
    /** Up to 4.3: each lower order's blocks are taken off, and the mark is halved with each order. */
    BY_ORDER,
    /** 4.4 to 6.2 and early 6.1: ALLOC_HIGH and ALLOC_HARDER; one suitable block is enough. */
    HARDER,
    /** Late 6.1, 6.3 and later: ALLOC_MIN_RESERVE, ALLOC_NON_BLOCK, ALLOC_HIGHATOMIC. */
    RESERVES
}
