package org.boxsoak.allocator;

/** Say which order of pages a kmalloc of a size asks the page allocator for (include/linux/slab.h, 4.9 to 6.12, 4 KiB pages). */
public final class KmallocOrder {
    private static final long PAGE = 4096;
    /** KMALLOC_MAX_CACHE_SIZE of SLUB: two pages. */
    private static final long LARGEST_CACHE = 2 * PAGE;

    private KmallocOrder() {}

    /** Whether kmalloc serves this size (bytes) from a slab cache; larger ones go straight to the page allocator. */
    public static boolean isFromCache(long bytes) {
        return bytes <= LARGEST_CACHE;
    }

    /** The order that holds this many bytes: get_order(). 64 KiB gives 4. */
    public static int of(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("kmalloc of " + bytes + " bytes asks for no page");
        }
        long pages = (bytes - 1) / PAGE + 1;
        return Long.SIZE - Long.numberOfLeadingZeros(pages - 1);
    }

    /** The most bytes that a request of this order can have been for. */
    public static long bytesOf(int order) {
        return PAGE << order;
    }
}
