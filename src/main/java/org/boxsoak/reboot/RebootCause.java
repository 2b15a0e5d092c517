package org.boxsoak.reboot;

/** Why a box runs another boot than before, or only seemed to have gone. */
public enum RebootCause {
    KERNEL_PANIC("kernel panic"),
    /** A watchdog reset a box that no longer fed it: it hung. */
    WATCHDOG("watchdog"),
    THERMAL("thermal shutdown"),
    /** Somebody asked for it: adb, a shell, the user's menu, an update. */
    ORDERED("ordered reboot"),
    POWER_LOSS("power loss"),
    /** The bench's own relay took the box's power. */
    POWER_CYCLED_BY_BENCH("power cycled by the bench"),
    /** The link was lost and the box was not: it is in the same boot. */
    LINK_LOSS("link lost, no reboot"),
    UNKNOWN("unknown");

    private final String words;

    RebootCause(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether it speaks of the bench, its power or its cables, and not of the box. */
    public boolean isTheBench() {
        return this == POWER_LOSS || this == POWER_CYCLED_BY_BENCH || this == LINK_LOSS;
    }
}
