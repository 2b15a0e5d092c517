package org.boxsoak.soak;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.jspecify.annotations.Nullable;

/** Hears on the console that the box goes down or comes up anew, seconds before its boot id can say so. One console thread. */
final class ConsoleRebootEar {
    /** First words of a boot, and last ones of the boot before; see the kernel's arch setup, kernel/reboot.c and kernel/panic.c. */
    private static final Pattern REBOOT =
            Pattern.compile("Kernel panic - not syncing: .*|reboot: (?:Restarting system|Power down|System halted).*"
                    + "|sysrq: (?:SysRq : )?Resetting|Booting Linux on physical CPU|U-Boot SPL 20\\d\\d|BL2 Built");

    private static final Pattern STAMP = Pattern.compile("\\[ *(\\d{1,8})\\.(\\d{6})\\]");
    /** One reboot has several such lines; a new kernel that has run this long, by its clock or ours, has left its own boot behind. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(3);

    private final RunJournal journal;
    private boolean listening;
    private boolean told;
    private @Nullable Duration startedAnew;

    ConsoleRebootEar(RunJournal journal) {
        this.journal = journal;
    }

    /** From here on: the boot that the run began with is none. */
    synchronized void listen() {
        listening = true;
        told = false;
    }

    /** @param at run time of the line's arrival */
    synchronized void hear(String line, Duration at) {
        Matcher stamp = STAMP.matcher(line);
        boolean isStamped = stamp.find();
        Duration kernel = isStamped
                ? Duration.ofSeconds(Long.parseLong(stamp.group(1)), Long.parseLong(stamp.group(2)) * 1000)
                : Duration.ZERO;
        if (startedAnew != null && (isSettled(kernel) || isSettled(at.minus(startedAnew)))) {
            told = false;
            startedAnew = null;
        }
        Matcher reboot = REBOOT.matcher(line);
        if (reboot.find() && listening && !told) {
            told = true;
            journal.add(new RunEvent.RebootNoticed("console", reboot.group().strip(), null));
        }
        if (told && startedAnew == null && isStamped && kernel.isZero()) {
            startedAnew = at;
        }
    }

    private static boolean isSettled(Duration running) {
        return running.compareTo(SETTLED_AFTER) >= 0;
    }
}
