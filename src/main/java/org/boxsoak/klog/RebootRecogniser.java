package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise that the kernel ends: restart, halt, power off (kernel/reboot.c, kernel/panic.c).
 * <pre>
 * reboot: Restarting system with command 'recovery'
 * Rebooting in 5 seconds..
 * </pre>
 */
final class RebootRecogniser implements Recogniser {
    private static final Pattern END = Pattern.compile(
            "^(?:reboot: )?(Restarting system(?: with command '.{0,60}')?|System halted|Power down|Rebooting in (?:\\d{1,9}|N) seconds)(?:[.,;].{0,40})?$");
    private static final Pattern SYSRQ = Pattern.compile("^sysrq: (?:SysRq : )?(Resetting)$");
    private static final Pattern MACHINE = Pattern.compile("^(?:reboot: )?machine restart$");

    @Override
    public List<String> anchors() {
        return List.of(
                "Restarting system",
                "System halted",
                "reboot: Power down",
                "Power down.",
                "Rebooting in ",
                "machine restart",
                "Resetting");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        if (line.isFromProgram()) {
            return null;
        }
        for (Pattern pattern : List.of(END, SYSRQ)) {
            Matcher end = pattern.matcher(line.text());
            if (end.find()) {
                String title = end.group(1);
                return new NoticeDraft(EventKind.REBOOT, line, scene -> title == null ? "" : title)
                        .joinedBy(next -> MACHINE.matcher(next.text()).find());
            }
        }
        return null;
    }
}
