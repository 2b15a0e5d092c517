package org.boxsoak.klog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.allocator.AllocationVerdict;
import org.jspecify.annotations.Nullable;

/** Gathers an OOM kill: the request, the memory report, and the line that tells who was killed. */
final class OomKillDraft extends Draft {
    static final Pattern VICTIM = Pattern.compile(
            "(?:Kill(?:ed)? process|Out of memory(?: \\(oom_kill_allocating_task\\))?: Kill(?:ed)? process) (\\d{1,8}),? ?\\(([^)]{1,40})\\)");
    /** The list of all processes stands between the report and the victim. */
    private static final int PATIENCE = 400;

    private static final Pattern TASK_ROW = Pattern.compile("^\\[ {0,8}\\d{1,8}\\] ");
    private static final Pattern CGROUP = Pattern.compile(
            "Memory cgroup (?:out of memory|stats)|constraint=CONSTRAINT_MEMCG|Task in \\S{1,200} killed as a result of limit");

    private final int order;
    private final long mode;
    private final @Nullable String names;
    private final boolean hasRequest;
    private final MemoryReportReader memory = new MemoryReportReader();
    private @Nullable String victim;
    private @Nullable String victimPid;
    private boolean isOfCgroup;

    OomKillDraft(LogLine first, int order, long mode, @Nullable String names, boolean hasRequest) {
        super(first);
        this.order = order;
        this.mode = mode;
        this.names = names;
        this.hasRequest = hasRequest;
        readsVictim(first.text());
    }

    @Override
    boolean joins(LogLine line) {
        return victim == null && readsVictim(line.text());
    }

    @Override
    boolean reads(LogLine line) {
        String text = line.text();
        return readsVictim(text)
                || memory.reads(text)
                || TASK_ROW.matcher(text).find()
                || text.startsWith("oom_reaper: ")
                || (!memory.hasZones() && !isOfAnotherCaller(line) && scene.reads(line));
    }

    @Override
    int patience() {
        return victim == null ? PATIENCE : 3;
    }

    @Override
    KernelEvent finish(LogContext context) {
        MemoryReport report = memory.finish();
        if (!hasRequest) {
            // Only the last line of the report was kept: who asked is not known, who was killed is.
            scene.knows(victim, victimPid);
        }
        Scene found = scene.scene(context.release());
        if (report.isAmlogic() || scene.isAmlogic()) {
            context.sawAmlogic();
        }
        AllocationVerdict verdict = hasRequest
                ? AllocationVerdict.of(
                        AllocationFailureDraft.request(order, mode, names, List.of(), found, context),
                        isOfCgroup ? List.of() : report.states())
                : null;
        return new OomKill(head(), found, verdict, report, victim, isOfCgroup);
    }

    private boolean readsVictim(String text) {
        isOfCgroup |= CGROUP.matcher(text).find();
        Matcher killed = VICTIM.matcher(text);
        if (!killed.find()) {
            return false;
        }
        if (victim == null) {
            victim = killed.group(2);
            victimPid = killed.group(1);
        }
        return true;
    }
}
