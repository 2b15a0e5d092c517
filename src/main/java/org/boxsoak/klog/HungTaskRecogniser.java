package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise a task that waits without end (kernel/hung_task.c).
 * <pre>
 * INFO: task kworker/0:1:12 blocked for more than 120 seconds.
 * INFO: task jbd2/sda1-8:230 blocked in I/O wait for more than 120 seconds.
 * </pre>
 */
final class HungTaskRecogniser implements Recogniser {
    private static final Pattern BLOCKED = Pattern.compile(
            "^(?:INFO: )?task (.{1,40}?):(\\d{1,8}) (?:blocked (?:in I/O wait )?for more than|can't die for more than) (\\d{1,6}) seconds");

    @Override
    public List<String> anchors() {
        return List.of("blocked for more than", "blocked in I/O wait", "can't die for more");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        Matcher blocked = BLOCKED.matcher(line.text());
        if (line.isFromProgram() || !blocked.find()) {
            return null;
        }
        String title = "task " + blocked.group(1) + " blocked for more than " + blocked.group(3) + " s";
        NoticeDraft draft = new NoticeDraft(EventKind.HUNG_TASK, line, scene -> title);
        draft.scene.knows(blocked.group(1), blocked.group(2));
        return draft;
    }
}
