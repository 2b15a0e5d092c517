package org.boxsoak.klog;

import org.boxsoak.allocator.AllocationVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A process that the kernel ended for want of memory.
 *
 * @param verdict what the allocator's test says of the request that found none; null if the log shows no request
 * @param memory the memory report; empty for a memory cgroup
 * @param victim the process ended; null if not shown
 * @param isOfCgroup whether a memory cgroup's own limit was reached, not the machine's
 */
public record OomKill(
        EventHead head,
        Scene scene,
        @Nullable AllocationVerdict verdict,
        MemoryReport memory,
        @Nullable String victim,
        boolean isOfCgroup)
        implements KernelEvent {
    @Override
    public EventKind kind() {
        return EventKind.OOM_KILL;
    }

    @Override
    public String title() {
        String why = isOfCgroup ? "memory cgroup out of memory" : "out of memory";
        return victim == null ? why : why + ": killed " + victim;
    }
}
