package org.boxsoak.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold the callers that hold pages of one migrate type in one zone, as /proc/pagetrace lists them.
 *
 * @param migrateType as the file names it; empty where the file ends before it says so
 * @param kB the sum that the file states; null where the file ends before
 * @param sites the callers above the driver's limit, largest first
 */
public record PageTraceTotal(String migrateType, @Nullable Long kB, List<TracedSite> sites) {
    public PageTraceTotal {
        sites = List.copyOf(sites);
    }
}
