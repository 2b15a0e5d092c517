package org.boxsoak.klog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hold one line of a log without what the ways through consoles and daemons put before it.
 *
 * @param number its number in the log, from 1
 * @param sinceBoot the kernel's time stamp; null if there is none
 * @param caller the task or CPU that printed it ({@code T1234}, {@code C1}); null if not shown
 * @param origin who wrote it
 * @param text the rest
 */
record LogLine(
        long number, @Nullable Duration sinceBoot, @Nullable String caller, Origin origin, String text) {
    /** An event's lines come in one burst, which a slow serial line stretches to seconds. */
    private static final Duration BURST = Duration.ofSeconds(10);

    /** Whether this line is so near after the first of an event that both may be of the same. */
    boolean isRightAfter(LogLine first, int lines) {
        Duration from = first.sinceBoot();
        return number - first.number() <= lines
                && (from == null || sinceBoot == null || sinceBoot.minus(from).compareTo(BURST) < 0);
    }

    boolean isFromProgram() {
        return origin == Origin.PROGRAM;
    }

    boolean isFromKernel() {
        return origin == Origin.KERNEL;
    }
}
