package org.boxsoak.judge;

import org.boxsoak.reboot.RebootFinding;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/**
 * One reboot of a run.
 *
 * @param event between which moments it was
 * @param finding its cause; null: recorded by a boxsoak that did not ask for it
 * @param noticed seconds of run time at which it was first noticed, and by what; null: not recorded
 * @param down seconds of run time at which the console told that the kernel went down, or came up anew; null: no console told
 */
record Reboot(
        RunEvent.BoxRebooted event,
        @Nullable RebootFinding finding,
        @Nullable Notice noticed,
        @Nullable Double down) {
    /** The first notice of a reboot; {@code sinceKernelStart} as the new boot's uptime has it. */
    record Notice(double at, String by, @Nullable Double sinceKernelStart) {}

    boolean isTheBench() {
        return finding != null && finding.cause().isTheBench();
    }

    /** How long the reboot went unnoticed, in words; empty where that was not recorded. */
    String latency() {
        if (noticed == null) {
            return "";
        }
        if (noticed.by().equals("console") && down != null) {
            return "noticed by the console " + Moments.length(Math.max(0, noticed.at() - down))
                    + " after its first word of it";
        }
        return noticed.sinceKernelStart() == null
                ? "noticed by the boot id, " + Moments.length(noticed.at() - event.bootedBetween())
                        + " after the box was last seen"
                : "noticed by the boot id, " + Moments.length(noticed.sinceKernelStart())
                        + " after the new kernel began and " + Moments.length(noticed.at() - event.bootedBetween())
                        + " after the box was last seen";
    }
}
