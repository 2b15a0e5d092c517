package org.boxsoak.soak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;

/** Hears on the console that the box goes down or comes up anew, seconds before its boot id can say so. One console thread. */
final class ConsoleRebootEar {
    /** First words of a boot, and last ones of the boot before; see the kernel's arch setup, kernel/reboot.c and kernel/panic.c. */
    private static final Pattern REBOOT =
            Pattern.compile("Kernel panic - not syncing: .*|reboot: (?:Restarting system|Power down|System halted).*"
                    + "|sysrq: (?:SysRq : )?Resetting|Booting Linux on physical CPU|U-Boot SPL 20\\d\\d|BL2 Built");

    private static final Pattern STAMP = Pattern.compile("\\[ *(\\d{1,8})\\.(\\d{6})\\]");
    /** One reboot has several such lines; a new kernel that has run this long has left its own boot behind. */
    private static final int SETTLED_SECONDS = 3;

    private final RunJournal journal;
    private boolean listening;
    private boolean told;
    private boolean startedAnew;

    ConsoleRebootEar(RunJournal journal) {
        this.journal = journal;
    }

    /** From here on: the boot that the run began with is none. */
    synchronized void listen() {
        listening = true;
        told = false;
    }

    synchronized void hear(String line) {
        Matcher reboot = REBOOT.matcher(line);
        if (reboot.find() && listening && !told) {
            told = true;
            startedAnew = false;
            journal.add(new RunEvent.RebootNoticed("console", reboot.group().strip(), null));
        }
        Matcher stamp = STAMP.matcher(line);
        if (told && stamp.find()) {
            int second = Integer.parseInt(stamp.group(1));
            startedAnew |= second == 0 && stamp.group(2).equals("000000");
            told = !(startedAnew && second >= SETTLED_SECONDS);
        }
    }
}
