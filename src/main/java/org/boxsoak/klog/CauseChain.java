package org.boxsoak.klog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tie events to what led to them: allocation failure, NULL dereference, panic, reboot and boot are one story with one root.
 * Events come in log order and leave in log order, held back only while a later one may still belong to them.
 */
final class CauseChain {
    /** So many later events are awaited before an event is let go: memory stays bounded on any log. */
    private static final int HELD = 64;

    private final Consumer<ExplainedEvent> sink;
    private final Deque<Link> held = new ArrayDeque<>();

    CauseChain(Consumer<ExplainedEvent> sink) {
        this.sink = sink;
    }

    void add(KernelEvent event) {
        Link cause = cause(event);
        KernelEvent told = cause == null ? event : toldBy(cause.event, event);
        held.addLast(new Link(told, cause));
        if (held.size() > HELD) {
            release(held.removeFirst());
        }
    }

    void end() {
        while (!held.isEmpty()) {
            release(held.removeFirst());
        }
    }

    private void release(Link link) {
        sink.accept(new ExplainedEvent(link.event, link.effects, link.cause == null));
    }

    private @Nullable Link cause(KernelEvent event) {
        Iterator<Link> newestFirst = held.descendingIterator();
        while (newestFirst.hasNext()) {
            Link earlier = newestFirst.next();
            if (leadsTo(earlier.event, event)) {
                return earlier;
            }
            if (isBarrier(earlier.event, event)) {
                return null;
            }
        }
        return null;
    }

    private static boolean leadsTo(KernelEvent earlier, KernelEvent later) {
        if (later instanceof Oops oops) {
            return earlier instanceof AllocationFailure failure && Causality.isUnchecked(failure, oops);
        }
        if (!(later instanceof Notice notice)) {
            return false;
        }
        return switch (notice.kind()) {
            case PANIC -> Causality.stopsTheKernel(earlier, notice);
            case REBOOT -> earlier.kind() == EventKind.PANIC;
            case BOOT ->
                earlier.kind() == EventKind.PANIC
                        || earlier.kind() == EventKind.REBOOT
                        || Causality.diesSilently(earlier, notice);
            default -> false;
        };
    }

    /** No cause is looked for beyond a boot; and a boot has no cause beyond the last crash or restart. */
    private static boolean isBarrier(KernelEvent earlier, KernelEvent later) {
        return earlier.kind() == EventKind.BOOT
                || (later.kind() == EventKind.BOOT && earlier.kind() == EventKind.REBOOT);
    }

    /** An oops that shows neither task nor place gets its place from the failure right before it. */
    private static KernelEvent toldBy(KernelEvent cause, KernelEvent event) {
        if (event instanceof Oops oops && cause instanceof AllocationFailure failure && Causality.isUnnamed(oops)) {
            StackFrame requester = failure.requester();
            return requester == null
                    ? event
                    : oops.at(new StackFrame(requester.function(), null, requester.module(), true));
        }
        return event;
    }

    /** An event with its cause; each effect is told to all causes before it. */
    private static final class Link {
        private final KernelEvent event;
        private final @Nullable Link cause;
        private final List<Long> effects = new ArrayList<>();

        Link(KernelEvent event, @Nullable Link cause) {
            this.event = event;
            this.cause = cause;
            for (Link before = cause; before != null; before = before.cause) {
                before.effects.add(event.line());
            }
        }
    }
}
