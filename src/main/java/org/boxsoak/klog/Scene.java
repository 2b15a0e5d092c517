package org.boxsoak.klog;

import org.jspecify.annotations.Nullable;

/**
 * Say who ran where when an event happened, as far as its lines tell.
 *
 * @param process the task's name; null if not shown
 * @param pid the task's id; null if not shown
 * @param release the kernel's release, from the event's own lines or from earlier ones; null if not shown
 * @param hardware the machine; null if not shown
 * @param trace the stack trace
 */
public record Scene(
        @Nullable String process,
        @Nullable Integer pid,
        @Nullable String release,
        @Nullable String hardware,
        StackTrace trace) {}
