package org.boxsoak.memory;

import java.util.List;

/**
 * Hold the callers that hold objects of one kmalloc size.
 *
 * @param objectBytes the size of the kmalloc cache
 * @param heldBytes the {@code total} of its line
 * @param sites the callers above the driver's limit, largest first
 */
public record SlabTraceSize(long objectBytes, long heldBytes, List<TracedSite> sites) {
    public SlabTraceSize {
        sites = List.copyOf(sites);
    }
}
