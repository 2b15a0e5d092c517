package org.boxsoak.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits meminfo's Slab by cache. */
final class SlabParts {
    private static final String SOURCE = "slabinfo: num_slabs x pagesperslab";

    private SlabParts() {}

    /**
     * The caches, largest first, and what Slab has beyond them: since 5.4 that is kmalloc above 8 KiB, which goes past the caches.
     * Rows are upper bounds and read a moment apart, so the caches may come to a little more than Slab; then there is no rest.
     */
    static List<MemoryBucket> of(SlabInfo slabs, int pageKb, long slabKb, boolean countsLargeKmalloc) {
        List<MemoryBucket> parts = new ArrayList<>();
        long sum = 0;
        for (SlabCache cache : slabs.caches()) {
            long kB = Tally.product(cache.pages(), pageKb);
            sum = Tally.sum(sum, kB);
            if (kB > 0) {
                parts.add(new MemoryBucket(cache.name(), kB, SOURCE));
            }
        }
        if (sum < slabKb && !parts.isEmpty()) {
            String rest = countsLargeKmalloc ? "kmalloc above 8 KiB" : "not in slabinfo";
            parts.add(new MemoryBucket(rest, slabKb - sum, "meminfo: Slab - slabinfo"));
        }
        parts.sort(Comparator.comparingLong(MemoryBucket::kB).reversed());
        return parts;
    }
}
