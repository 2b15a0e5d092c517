package org.boxsoak.allocator;

/**
 * Tell what the allocator's test says of one zone, with the numbers that decide.
 *
 * @param zone the zone as it was
 * @param outcome how the request comes out here
 * @param usablePages free pages that count for this request, less 2^order - 1: without CMA and reserves that it may not touch;
 *     negative if free pages are not known, or none count
 * @param effectiveMin the min watermark after the allowances of this request; negative if it is not known
 * @param reserve the lowmem reserve: {@code usablePages} must exceed {@code effectiveMin} and this
 * @param usableBlocks free blocks of at least the order that the request may take; the most there can be where lists share a count
 * @param blockedBlocks free blocks of at least the order in lists that it may not take
 * @param isForbidden whether the request may not use this zone at all
 */
public record ZoneVerdict(
        ZoneState zone,
        AllocationOutcome outcome,
        long usablePages,
        long effectiveMin,
        long reserve,
        long usableBlocks,
        long blockedBlocks,
        boolean isForbidden) {
    /** Whether free pages and watermark are known. */
    public boolean isMeasured() {
        return zone.free() != null && zone.min() != null;
    }
}
