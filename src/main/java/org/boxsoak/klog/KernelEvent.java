package org.boxsoak.klog;

import org.jspecify.annotations.Nullable;

/** One thing that happened, as the kernel log tells it. */
public sealed interface KernelEvent permits AllocationFailure, OomKill, Oops, Notice {
    EventKind kind();

    EventHead head();

    Scene scene();

    /** A few words that name what happened and where, without numbers that change from run to run. */
    String title();

    default long line() {
        return head().line();
    }

    /** Where it happened, as {@code function [module]}; null if the log does not show it. */
    default @Nullable StackFrame place() {
        return scene().trace().culprit();
    }
}
