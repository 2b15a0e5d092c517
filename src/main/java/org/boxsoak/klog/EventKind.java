package org.boxsoak.klog;

/** Name the kinds of events that a kernel log tells of. */
public enum EventKind {
    ALLOCATION_FAILURE("allocation-failure"),
    OOM_KILL("oom-kill"),
    OOPS("oops"),
    PANIC("panic"),
    BUG("bug"),
    HUNG_TASK("hung-task"),
    SOFT_LOCKUP("soft-lockup"),
    HARD_LOCKUP("hard-lockup"),
    RCU_STALL("rcu-stall"),
    KMEMLEAK("kmemleak"),
    WARNING("warning"),
    BOOT("boot"),
    REBOOT("reboot");

    private final String word;

    EventKind(String word) {
        this.word = word;
    }

    /** The word of {@code boxsoak explain --json}. */
    public String word() {
        return word;
    }

    /** Whether the kernel may stop because of such an event. */
    boolean canStopTheKernel() {
        return switch (this) {
            case OOPS, BUG, HUNG_TASK, SOFT_LOCKUP, HARD_LOCKUP, RCU_STALL, OOM_KILL, WARNING -> true;
            default -> false;
        };
    }
}
