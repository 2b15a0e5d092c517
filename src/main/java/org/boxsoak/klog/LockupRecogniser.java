package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise a CPU that no longer schedules, or no longer takes interrupts (kernel/watchdog.c).
 * <pre>
 * watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [kworker/1:2:1234]
 * NMI watchdog: Watchdog detected hard LOCKUP on cpu 0
 * watchdog: CPU2: Watchdog detected hard LOCKUP on cpu 3
 * </pre>
 */
final class LockupRecogniser implements Recogniser {
    private static final Pattern SOFT = Pattern.compile(
            "^(?:(?:NMI )?watchdog: )?BUG: soft lockup - CPU#\\d{1,4}(?: stuck for \\d{1,6}s!(?: \\[(.{1,40}):(\\d{1,8})\\])?)?");
    private static final Pattern HARD = Pattern.compile(
            "^(?:(?:NMI )?[Ww]atchdog: ?)?(?:CPU ?\\d{1,4}:? )?(?:Watchdog (?:CPU:? ?\\d{1,4} )?(?:detected )?[Hh]ard LOCKUP|(?:self-)?detected hard LOCKUP|CPU \\d{1,4} (?:self-)?detected hard LOCKUP)");

    @Override
    public List<String> anchors() {
        return List.of("soft lockup - CPU", "hard LOCKUP", "Hard LOCKUP");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        if (line.isFromProgram()) {
            return null;
        }
        Matcher soft = SOFT.matcher(line.text());
        if (soft.find()) {
            NoticeDraft draft =
                    new NoticeDraft(EventKind.SOFT_LOCKUP, line, scene -> NoticeDraft.in("soft lockup", scene));
            draft.scene.knows(soft.group(1), soft.group(2));
            return draft;
        }
        return HARD.matcher(line.text()).find()
                ? new NoticeDraft(EventKind.HARD_LOCKUP, line, scene -> NoticeDraft.in("hard lockup", scene))
                : null;
    }
}
