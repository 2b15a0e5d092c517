package org.boxsoak.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;

/** Asks whether the bench did its part: relay obeyed, console read, samples complete while the box was up. */
final class BenchCheck implements Check {
    /** Share of samples that a sound bench may miss: an adb server that restarts once a night. */
    private static final double MOST_MISSING = 0.05;

    /** Seconds: a busy host is late by as much, and a sample that is late is not missing. */
    private static final double SHORTEST_GAP = 10;

    @Override
    public String name() {
        return "bench-is-healthy";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        List<String> troubles = new ArrayList<>(evidence.recording().damage());
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.BenchTrouble trouble && !isTheBoxItself(trouble, evidence)) {
                troubles.add(Moments.clock(line.at()) + " " + trouble.part() + ": " + trouble.message());
            }
        }
        double missing = missingShare(evidence);
        if (missing > MOST_MISSING) {
            troubles.add(String.format(
                    Locale.ROOT, "%.0f %% of the samples are missing while the box was up", missing * 100));
        }
        double unread = ConsoleGaps.share(evidence);
        if (unread > ConsoleGaps.MOST) {
            troubles.add(String.format(
                    Locale.ROOT, "the console was not read for %.0f %% of the run (journal.jsonl)", unread * 100));
        }
        if (evidence.samples().size() == 0) {
            troubles.add("there is no sample at all");
        }
        return troubles.isEmpty()
                ? new CheckResult(
                        name(),
                        Outcome.PASSED,
                        false,
                        String.format(
                                Locale.ROOT,
                                "%d samples, %.1f %% missing; relay and links did their part.",
                                evidence.samples().size(),
                                missing * 100),
                        List.of())
                : new CheckResult(
                        name(), Outcome.BENCH_FAILED, false, "The bench failed: " + troubles.get(0), troubles);
    }

    /** A box that its own kernel brought down is not the bench's fault. */
    private static boolean isTheBoxItself(RunEvent.BenchTrouble trouble, Evidence evidence) {
        return trouble.part().equals("box") && evidence.kernel().firstCrash().isPresent();
    }

    /** The gap of a run that went on after its harness had ended is marked as one; nobody takes it for seen. */
    private static boolean isResumedBetween(Evidence evidence, double from, double until) {
        return evidence.recording().journal().stream()
                .anyMatch(line -> line.event() instanceof RunEvent.RunResumed
                        && line.seconds() >= from
                        && line.seconds() <= until);
    }

    /** Seconds between two samples, the longest where sampling was slowed to keep within its budget. */
    private static double period(Evidence evidence) {
        return evidence.recording().journal().stream()
                .map(JournalLine::event)
                .filter(RunEvent.SamplingSlowed.class::isInstance)
                .mapToDouble(event -> ((RunEvent.SamplingSlowed) event).after())
                .reduce(evidence.plan().sampling().every().toMillis() / 1e3, Math::max);
    }

    /** Time without samples beyond one period and beyond the box's own absences, as a share of the sampled time. */
    private static double missingShare(Evidence evidence) {
        Counter ticks = evidence.samples();
        if (ticks.size() < 2) {
            return 0;
        }
        double period = period(evidence);
        double missing = 0;
        for (int i = 1; i < ticks.size(); i++) {
            double gap = ticks.at(i) - ticks.at(i - 1) - Math.max(3 * period, SHORTEST_GAP);
            boolean sameBoot = ticks.boot(i) == ticks.boot(i - 1);
            boolean isMissing = sameBoot && gap > 0 && !isResumedBetween(evidence, ticks.at(i - 1), ticks.at(i));
            missing += isMissing ? gap : 0;
        }
        Duration end = evidence.end();
        return missing / Math.max(period, end.toMillis() / 1e3 - ticks.at(0));
    }
}
