package org.boxsoak.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.boxsoak.trace.FoldedStacks;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Ranking;
import org.boxsoak.trace.Trace;
import org.boxsoak.tracer.TraceFile;
import org.jspecify.annotations.Nullable;

/**
 * What the run's trace of allocations shows.
 *
 * @param at when it began; null when there was none
 * @param refused why there is none although it was wished; empty otherwise
 * @param afterReboot whether the box had rebooted before: then the trace shows this boot, not the one that failed
 * @param trace the trace as a whole; null when nothing was recorded
 * @param holders who still held memory at its end, the suspects first
 * @param leastPerHour bytes an hour; nobody is suspected of less
 */
public record TraceFindings(
        @Nullable Duration at,
        String refused,
        boolean afterReboot,
        @Nullable Trace trace,
        List<Holder> holders,
        double leastPerHour) {
    private static final double LEAST_PER_HOUR = 1e6;

    public TraceFindings {
        holders = List.copyOf(holders);
    }

    static TraceFindings of(TestPlan plan, Recording recording) {
        Duration at = null;
        String refused = "";
        boolean rebooted = false;
        boolean afterReboot = false;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.BoxRebooted) {
                rebooted = true;
            } else if (line.event() instanceof RunEvent.TraceStarted) {
                at = line.at();
                afterReboot = rebooted;
            } else if (line.event() instanceof RunEvent.TraceEnded ended
                    && !ended.outcome().equals("recorded")) {
                refused = ended.detail();
            }
        }
        Path file = recording.folder().trace();
        if (!Files.exists(file)) {
            return new TraceFindings(at, refused, afterReboot, null, List.of(), least(plan));
        }
        Trace trace = TraceFile.read(file).trace();
        double least = least(plan);
        return new TraceFindings(at, refused, afterReboot, trace, Ranking.of(trace, least), least);
    }

    private static double least(TestPlan plan) {
        GrowthRate forbidden = plan.expect().forbiddenLeak();
        return forbidden == null ? LEAST_PER_HOUR : forbidden.bytesPerHour() / 2;
    }

    public List<Holder> suspects() {
        return holders.stream().filter(Holder::suspected).toList();
    }

    /** What is held by call chain, for the flame graph; empty without a trace. */
    public Map<List<String>, Long> folded() {
        return trace == null ? Map.of() : FoldedStacks.of(trace);
    }
}
