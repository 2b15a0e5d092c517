package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise an OOM kill (mm/oom_kill.c).
 * <pre>
 * python invoked oom-killer: gfp_mask=0x100cca(GFP_HIGHUSER_MOVABLE), order=0, oom_score_adj=0       5.4
 * mysqld invoked oom-killer: gfp_mask=0x201da, order=0, oom_adj=0, oom_score_adj=0                   2.6 to 4.5
 * </pre>
 */
final class OomKillRecogniser implements Recogniser {
    private static final Pattern INVOKED = Pattern.compile(
            "^(.{1,40}?) invoked oom-killer: gfp_mask=0x([0-9a-fA-F]{1,16})(?:\\(([^)]{0,300})\\))?(?:, nodemask=[^=]{1,60}?)?, {1,2}order=(-?\\d{1,2})");
    private static final Pattern KILLED = Pattern.compile(
            "^(?:Memory cgroup out of memory: |Out of memory(?: \\([a-z_]{1,40}\\))?: )Kill(?:ed)? process \\d{1,8}");

    @Override
    public List<String> anchors() {
        return List.of("invoked oom-killer", "out of memory: Kill", "Out of memory: Kill", "Out of memory (");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        Matcher invoked = INVOKED.matcher(line.text());
        if (invoked.find()) {
            int order = Math.max(0, Integer.parseInt(invoked.group(4)));
            OomKillDraft draft = new OomKillDraft(
                    line, Math.min(order, 20), Long.parseUnsignedLong(invoked.group(2), 16), invoked.group(3), true);
            draft.scene.knows(invoked.group(1), null);
            return draft;
        }
        return !line.isFromProgram() && KILLED.matcher(line.text()).find()
                ? new OomKillDraft(line, 0, 0, null, false)
                : null;
    }
}
