package org.boxsoak.klog;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decide whether one event led to another: by task, module or function and nearness, or by the words of a panic. */
final class Causality {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(30);
    /** Where there are no time stamps, so many lines between two events count as near. */
    private static final int NEAR_LINES = 60;

    private static final int FAR_LINES = 600;
    private static final int ADJACENT_LINES = 10;
    /** The frames next to the allocator in which a NULL result is used. */
    private static final int CALLERS = 6;

    private Causality() {}

    /** Whether an unchecked allocation failure led to this oops. */
    static boolean isUnchecked(AllocationFailure failure, Oops oops) {
        if (!oops.isNullPointer() || !isWithin(failure, oops, SOON, NEAR_LINES)) {
            return false;
        }
        if (isUnnamed(oops)) {
            return oops.line() - failure.head().lastLine() <= ADJACENT_LINES;
        }
        return isSameTask(failure.scene(), oops.scene()) || isSamePlace(failure, oops);
    }

    /** Whether the oops tells neither the task nor the place: then only its nearness can tie it to anything. */
    static boolean isUnnamed(Oops oops) {
        return oops.place() == null && oops.scene().process() == null;
    }

    /** Whether this event is what the panic is about. */
    static boolean stopsTheKernel(KernelEvent event, Notice panic) {
        if (!event.kind().canStopTheKernel() || !isWithin(event, panic, LATER, FAR_LINES)) {
            return false;
        }
        String words = panic.title().toLowerCase(Locale.ROOT);
        return switch (event.kind()) {
            case WARNING -> words.contains("panic_on_warn");
            case HUNG_TASK -> words.contains("hung_task");
            case SOFT_LOCKUP -> words.contains("softlockup") || words.contains("soft lockup");
            case HARD_LOCKUP -> words.contains("lockup");
            case RCU_STALL -> words.contains("rcu");
            case OOM_KILL -> words.contains("memory");
            default -> !words.contains("vfs:") && !words.contains("no working init");
        };
    }

    /** Whether the box booted because of this event although nothing announced it. */
    static boolean diesSilently(KernelEvent event, KernelEvent boot) {
        return (event.kind() == EventKind.OOPS
                        || event.kind() == EventKind.BUG
                        || event.kind() == EventKind.HARD_LOCKUP)
                && boot.line() - event.head().lastLine() <= NEAR_LINES;
    }

    private static boolean isWithin(KernelEvent earlier, KernelEvent later, Duration time, int lines) {
        Duration from = earlier.head().sinceBoot();
        Duration to = later.head().sinceBoot();
        if (from == null || to == null) {
            return later.line() - earlier.head().lastLine() <= lines;
        }
        // Other CPUs' lines may be printed late: a little disorder is none.
        return to.compareTo(from.minusSeconds(1)) >= 0 && to.minus(time).compareTo(from) <= 0;
    }

    private static boolean isSameTask(Scene one, Scene other) {
        String process = one.process();
        boolean isSame = process != null && process.equals(other.process());
        Integer pid = one.pid();
        Integer otherPid = other.pid();
        return isSame && (pid == null || otherPid == null || pid.equals(otherPid));
    }

    private static boolean isSamePlace(AllocationFailure failure, Oops oops) {
        StackFrame place = oops.place();
        StackFrame requester = failure.requester();
        if (place == null || requester == null) {
            return false;
        }
        return callers(failure, requester).stream()
                .anyMatch(f -> f.function().equals(place.function()) || isSameModule(f.module(), place.module()));
    }

    private static List<StackFrame> callers(AllocationFailure failure, StackFrame requester) {
        List<StackFrame> frames = failure.scene().trace().frames();
        int from = frames.indexOf(requester);
        return frames.subList(from, Math.min(frames.size(), from + CALLERS));
    }

    private static boolean isSameModule(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
