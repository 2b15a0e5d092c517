package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise the kernel's warnings: WARN_ON(), lock checks, a network device that is never freed. Scripts and drivers write
 * {@code WARNING:} too, so its form counts.
 * <pre>
 * WARNING: CPU: 2 PID: 93 at net/wireless/core.c:1137 wiphy_unregister+0x124/0x2a0 [cfg80211]
 * WARNING: at net/sched/sch_generic.c:255 dev_watchdog+0x280/0x2a0()
 * WARNING: net/core/dev.c:123 at dev_open+0x20/0x80, CPU#1: ip/1234                             6.19
 * WARNING: possible circular locking dependency detected
 * unregister_netdevice: waiting for wlan0 to become free. Usage count = 1
 * </pre>
 */
final class WarningRecogniser implements Recogniser {
    private static final Pattern AT = Pattern.compile(
            "^(?:WARNING: (?:CPU: \\d{1,4} (?:UID: \\d{1,10} )?PID: (\\d{1,8}) )?(?:at )?|Badness at )([\\w./+-]{2,120}:\\d{1,6})(?: (?:at )?([A-Za-z_$][\\w.$]{0,100}))?(?:.{0,60}?, CPU#\\d{1,4}: (.{1,40})/(\\d{1,8})$)?");
    private static final Pattern LOCKS = Pattern.compile(
            "^(?:=+ ?)?\\[? ?(?:WARNING|INFO): ((?:possible|suspicious|inconsistent|bad unlock|lock held|held lock|[Nn]ested lock|trying to register|HARDIRQ|SOFTIRQ|kernel stack|stack recursion|kmemleak)\\b.{0,100}?)\\.?(?: \\])?$");
    private static final Pattern NETDEV =
            Pattern.compile("^(unregister_netdevice: waiting for \\S{1,32} to become free)");

    @Override
    public List<String> anchors() {
        return List.of(
                "WARNING: ",
                "WARNING : ",
                "Badness at ",
                "INFO: possible",
                "INFO: suspicious",
                "INFO: trying",
                "INFO: inconsistent",
                "INFO: HARDIRQ",
                "INFO: SOFTIRQ",
                "unregister_netdevice: waiting");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        if (line.isFromProgram()) {
            return null;
        }
        Matcher at = AT.matcher(line.text());
        if (at.find()) {
            String place = "WARNING at " + at.group(2);
            String function = at.group(3);
            NoticeDraft draft = new NoticeDraft(
                    EventKind.WARNING,
                    line,
                    scene -> function == null ? NoticeDraft.in(place, scene) : place + " in " + function);
            draft.scene.knows(at.group(4), at.group(1) == null ? at.group(5) : at.group(1));
            return draft;
        }
        for (Pattern pattern : List.of(LOCKS, NETDEV)) {
            Matcher match = pattern.matcher(line.text());
            if (match.find()) {
                String what = match.group(1);
                return new NoticeDraft(EventKind.WARNING, line, scene -> what == null ? "" : what);
            }
        }
        return null;
    }
}
