package org.boxsoak.klog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Read who, where and on which kernel from the lines after an event's first.
 * <pre>
 * CPU: 0 PID: 5171 Comm: kworker/0:0 Tainted: P WC O 5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800 #1
 * Pid: 0, comm: swapper/0 Tainted: G           O 3.8.0 #1
 * Process kworker/0:0 (pid: 5171, stack limit = 0xd5e0c210)
 * Hardware name: Amlogic (DT)
 * </pre>
 */
final class SceneReader {
    private static final int MOST_FRAMES = 64;
    private static final Pattern WHO = Pattern.compile(
            "(?:CPU: ?\\d{1,4},? (?:UID: \\d{1,10} )?PID: ?(\\d{1,8}) Comm: ?|Pid: ?(\\d{1,8}), comm: ?)(.{1,40}?)(?: Kdump: loaded)?(?: (?:Not )?[Tt]ainted.*| \\d{1,2}\\.\\d{1,2}\\.\\S.*)?$");
    private static final Pattern RELEASE = Pattern.compile(
            "(?:Not tainted|Tainted:? [^\\d]{0,60}?(?:=[^ ]{1,80})*)\\s{1,4}\\(?(\\d{1,2}\\.\\d{1,3}[\\w.+~-]{0,90})");
    /** {@code       Not tainted 4.9.28-v7+ #998} of a hung task; {@code CPU: 0    Not tainted  (3.0.31 #1)} of old arm32. */
    private static final Pattern TAINT_LINE = Pattern.compile("^ *(?:CPU: \\d{1,4} +)?(?:Not tainted|Tainted: )");

    private static final Pattern PROCESS = Pattern.compile("^Process (.{1,40}?) \\(pid: ?(\\d{1,8}),");
    private static final Pattern HARDWARE = Pattern.compile("^(?:Hardware name: ?|Machine model: ?)(.{1,120})$");
    private static final Pattern CALL_TRACE =
            Pattern.compile("^(?:Call [Tt]race|Backtrace|Stack trace|Trace):?.{0,24}$");
    private static final Pattern CONTEXT = Pattern.compile(
            "^(?:Workqueue: |Modules linked in:|Code: |---\\[ end trace|Stack: |<(?:/?TASK|/?IRQ|EOI|/?NMI)>|Exception stack|Last level)");

    private final LogLine first;
    private final List<StackFrame> frames = new ArrayList<>();
    private @Nullable String process;
    private @Nullable Integer pid;
    private @Nullable String release;
    private @Nullable String hardware;
    private boolean hasName;
    private boolean hasWho;
    private int traces;

    SceneReader(LogLine first) {
        this.first = first;
    }

    /** Takes what a first line tells of the task itself. */
    void knows(@Nullable String name, @Nullable String id) {
        // A damaged time stamp stays in front of the name.
        String clean =
                name == null ? "" : name.substring(name.lastIndexOf("] ") + 1).strip();
        process = clean.isEmpty() ? process : clean;
        hasName |= !clean.isEmpty();
        pid = id == null ? pid : number(id);
    }

    /** Takes the name of a task of which the first line did not tell. */
    void isCalled(@Nullable String name) {
        if (!hasName) {
            process = name;
            hasName = true;
        }
    }

    /** Reads a line; false if it tells nothing of the scene, or if it is of another scene. */
    boolean reads(LogLine line) {
        String text = line.text();
        return readsWho(line, text) || readsTrace(text) || readsRest(text);
    }

    Scene scene(@Nullable String defaultRelease) {
        return new Scene(
                process,
                pid,
                release == null ? defaultRelease : release,
                hardware,
                new StackTrace(List.copyOf(frames)));
    }

    boolean hasTrace() {
        return !frames.isEmpty();
    }

    boolean isAmlogic() {
        return hardware != null && hardware.toLowerCase(Locale.ROOT).matches("amlogic(?: \\(dt\\))?");
    }

    private boolean readsWho(LogLine line, String text) {
        if (!text.contains("ainted") && !text.contains("omm: ")) {
            return false;
        }
        Matcher tainted = RELEASE.matcher(text);
        boolean hasRelease = tainted.find();
        Matcher who = WHO.matcher(text);
        if (!who.find()) {
            if (hasRelease && release == null && TAINT_LINE.matcher(text).find()) {
                release = tainted.group(1);
                return true;
            }
            return false;
        }
        String name = who.group(3) == null ? "" : who.group(3).strip();
        boolean isNext = line.number() - first.number() <= 2;
        if (hasWho || (process != null && !isNext && !isSame(process, name))) {
            return false;
        }
        hasWho = true;
        process = process == null ? name : process;
        pid = number(who.group(1) == null ? who.group(2) : who.group(1));
        release = hasRelease ? tainted.group(1) : release;
        return true;
    }

    /** Names are cut to 15 characters, and a damaged console loses some: a common beginning is enough. */
    private static boolean isSame(String known, String found) {
        return found.startsWith(known) || known.startsWith(found) || known.endsWith(found);
    }

    private boolean readsTrace(String text) {
        if (CALL_TRACE.matcher(text).find()) {
            traces++;
            return traces == 1;
        }
        if (traces > 1 && hasTrace()) {
            return false;
        }
        List<StackFrame> read = StackLine.frames(text);
        for (StackFrame frame : read) {
            boolean isRepeated = !frames.isEmpty()
                    && frame.offset() == null
                    && frames.get(frames.size() - 1).function().equals(frame.function());
            if (!isRepeated && frames.size() < MOST_FRAMES) {
                frames.add(frame);
            }
        }
        return !read.isEmpty();
    }

    private boolean readsRest(String text) {
        Matcher named = PROCESS.matcher(text);
        if (named.find()) {
            process = process == null ? named.group(1) : process;
            pid = pid == null ? number(named.group(2)) : pid;
            return true;
        }
        Matcher machine = HARDWARE.matcher(text);
        if (machine.find()) {
            hardware = hardware == null ? machine.group(1) : hardware;
            return true;
        }
        return CONTEXT.matcher(text).find();
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
