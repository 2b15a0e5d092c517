package org.boxsoak.klog;

import org.jspecify.annotations.Nullable;

/**
 * A fault in the kernel itself.
 *
 * @param fault what went wrong, e.g. {@code NULL pointer dereference}
 * @param address the address accessed, e.g. {@code 0x0}; null if none is shown
 * @param at where the CPU was; null if not shown
 */
public record Oops(
        EventHead head,
        Scene scene,
        String fault,
        @Nullable String address,
        @Nullable StackFrame at) implements KernelEvent {
    private static final long PAGE = 4096;

    @Override
    public EventKind kind() {
        return EventKind.OOPS;
    }

    @Override
    public String title() {
        StackFrame place = place();
        return place == null ? fault : fault + " in " + place.function();
    }

    @Override
    public @Nullable StackFrame place() {
        return at != null ? at : scene().trace().culprit();
    }

    /** Whether a NULL pointer, or a field of what it should have pointed to, was accessed. */
    public boolean isNullPointer() {
        String accessed = address;
        return fault.startsWith("NULL pointer")
                || (accessed != null && accessed.length() <= 10 && Long.parseLong(accessed.substring(2), 16) < PAGE);
    }

    Oops at(@Nullable StackFrame frame) {
        return new Oops(head, scene, fault, address, frame);
    }
}
