package org.boxsoak.klog;

import org.boxsoak.allocator.AllocationVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A request that the page allocator refused, with its whole report.
 *
 * @param what the kernel's words: {@code page allocation failure}, {@code vmalloc: allocation failure: 4198400 bytes}
 * @param verdict why it failed, by the kernel's own test
 * @param memory the memory report
 * @param suppressed how many reports before it were not printed
 */
public record AllocationFailure(
        EventHead head, Scene scene, String what, AllocationVerdict verdict, MemoryReport memory, long suppressed)
        implements KernelEvent {
    @Override
    public EventKind kind() {
        return EventKind.ALLOCATION_FAILURE;
    }

    /** Who wanted the memory; null if the trace is missing. */
    public @Nullable StackFrame requester() {
        return scene.trace().requester();
    }

    @Override
    public @Nullable StackFrame place() {
        return requester();
    }

    @Override
    public String title() {
        StackFrame requester = requester();
        String request = "order-" + verdict.request().order() + " "
                + verdict.request().gfp().name();
        return what + " (" + request + ")" + (requester == null ? "" : " in " + requester.function());
    }
}
