package org.boxsoak.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.leak.LeakJudge;
import org.boxsoak.leak.TimeWindow;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Judges the counters that a leak shows in first. */
final class LeakJudgements {
    /** After a plug the driver's own buffers come and go; that is no leak. */
    private static final double PLUG_SETTLES_AFTER = 20;

    private LeakJudgements() {}

    static List<CounterJudgement> of(Evidence evidence, @Nullable GrowthRate forbidden) {
        // Each stands for itself, and of a long night each takes its time: they are judged on all cores.
        return LeakCounter.ALL.parallelStream()
                .flatMap(leak -> judged(leak, evidence, forbidden).stream())
                .toList();
    }

    private static Optional<CounterJudgement> judged(
            LeakCounter leak, Evidence evidence, @Nullable GrowthRate forbidden) {
        Counter counter = evidence.observations().counter(leak.name());
        if (counter == null) {
            return Optional.empty();
        }
        return Optional.of(new CounterJudgement(
                leak.name(),
                LeakJudge.judge(
                        series(counter, evidence, leak.scale()),
                        leak.question(forbidden),
                        evidence.goodNights().of(leak.name()))));
    }

    /** The counter as the statistics want it, in its own unit. */
    static CounterSeries series(Counter counter, Evidence evidence) {
        return series(counter, evidence, 1);
    }

    /** The same in another unit: cycles and boots marked, the time around plugs left out, and what the kernel frees later. */
    static CounterSeries series(Counter counter, Evidence evidence, double scale) {
        double[] values = counter.values();
        UnpurgedAreas.takeOut(values, counter, evidence.observations());
        Arrays.setAll(values, i -> scale * values[i]);
        long[] boots = Arrays.stream(counter.boots()).asLongStream().toArray();
        return CounterSeries.of(counter.name(), counter.seconds(), values)
                .withBoots(boots)
                .withCycles(cycles(counter, evidence.recording().journal()))
                .without(plugWindows(evidence));
    }

    private static long[] cycles(Counter counter, List<JournalLine> journal) {
        List<JournalLine> starts = journal.stream()
                .filter(l -> l.event() instanceof RunEvent.CycleStarted)
                .toList();
        long[] cycles = new long[counter.size()];
        int next = 0;
        for (int i = 0; i < cycles.length; i++) {
            while (next < starts.size() && starts.get(next).seconds() <= counter.at(i)) {
                next++;
            }
            cycles[i] = next;
        }
        return cycles;
    }

    private static List<TimeWindow> plugWindows(Evidence evidence) {
        Stream<TimeWindow> traces = evidence.recording().journal().stream()
                .filter(l -> l.event() instanceof RunEvent.TraceStarted)
                // Its buffers come and go as well; the trace is the last thing that a run does.
                .map(l -> new TimeWindow(l.seconds(), Double.POSITIVE_INFINITY));
        Stream<TimeWindow> plugs = evidence.plugs().stream().map(plug -> {
            double from =
                    Objects.requireNonNullElse(plug.unplugged(), plug.at()).toMillis() / 1e3;
            return new TimeWindow(from, plug.at().toMillis() / 1e3 + PLUG_SETTLES_AFTER);
        });
        return Stream.concat(plugs, traces).toList();
    }
}
