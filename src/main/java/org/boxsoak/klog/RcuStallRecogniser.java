package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognise a stalled RCU grace period (kernel/rcu/tree_stall.h).
 * <pre>
 * rcu: INFO: rcu_preempt self-detected stall on CPU
 * INFO: rcu_sched detected stalls on CPUs/tasks: { 1} (detected by 0, t=6002 jiffies)
 * rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 2-... }
 * </pre>
 */
final class RcuStallRecogniser implements Recogniser {
    private static final Pattern STALL = Pattern.compile(
            "^(?:rcu: )?INFO: (?:rcu\\w{0,24}|RCU \\w{1,24}) (?:self-)?detected (?:expedited )?stalls?\\b|^INFO: rcu_tasks detected stalls");

    @Override
    public List<String> anchors() {
        return List.of("detected stall", "detected expedited stall");
    }

    @Override
    public @Nullable Draft recognise(LogLine line, LogContext context) {
        return !line.isFromProgram() && STALL.matcher(line.text()).find()
                ? new NoticeDraft(EventKind.RCU_STALL, line, scene -> NoticeDraft.in("RCU stall", scene))
                : null;
    }
}
