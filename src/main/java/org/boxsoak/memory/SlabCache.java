package org.boxsoak.memory;

/**
 * Hold one row of /proc/slabinfo.
 *
 * @param name as the file has it; see {@link #commonName}
 * @param activeObjects objects in use (SLUB counts all of a CPU's own slab as in use)
 * @param objects objects that the slabs hold
 * @param objectBytes bytes of an object with its metadata
 * @param objectsPerSlab objects in a slab
 * @param pagesPerSlab pages in a slab; a slab may be smaller when memory is fragmented
 * @param slabs number of slabs
 */
public record SlabCache(
        String name,
        long activeObjects,
        long objects,
        long objectBytes,
        long objectsPerSlab,
        long pagesPerSlab,
        long slabs) {
    /** The pages that the cache holds: an upper bound. */
    public long pages() {
        return Tally.product(slabs, pagesPerSlab);
    }

    /** The bytes that objects in use take. */
    public long activeBytes() {
        return Tally.product(activeObjects, objectBytes);
    }

    /** The name in one spelling for all releases: kmalloc-1k (5.4) and kmalloc-1024 (4.19) are both kmalloc-1024. */
    public String commonName() {
        int last = name.length() - 1;
        boolean isKilo = name.startsWith("kmalloc-") || name.startsWith("dma-kmalloc-");
        int digits = last;
        while (isKilo && digits > 0 && name.charAt(digits - 1) >= '0' && name.charAt(digits - 1) <= '9') {
            digits--;
        }
        boolean isShort = isKilo && name.charAt(last) == 'k' && digits < last && last - digits < 5;
        return isShort ? name.substring(0, digits) + Integer.parseInt(name.substring(digits, last)) * 1024 : name;
    }
}
