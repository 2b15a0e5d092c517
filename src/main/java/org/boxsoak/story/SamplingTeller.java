package org.boxsoak.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.judge.Evidence;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.boxsoak.report.Sources;

/** Tells what the sampling itself cost the box, from what the reader measured of itself in the same run. */
final class SamplingTeller {
    private SamplingTeller() {}

    static List<Sources.Fact> of(Evidence evidence) {
        List<Sources.Fact> facts = new ArrayList<>();
        add(facts, "samples", "%d", evidence.observations().ticks().size());
        add(
                facts,
                "period asked for",
                "%.3g s",
                evidence.plan().sampling().every().toMillis() / 1e3);
        RunEvent.SamplingCost cost = null;
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.SamplingSlowed slowed) {
                add(
                        facts,
                        "slowed down",
                        "from every %.3g s to every %.3g s: it took %.2f %% of a core",
                        slowed.before(),
                        slowed.after(),
                        slowed.share() * 100);
            } else if (line.event() instanceof RunEvent.ReaderStarted started
                    && !started.why().isEmpty()) {
                add(facts, "read by a shell script", "%s", started.why());
            } else if (line.event() instanceof RunEvent.SamplingCost latest) {
                cost = latest;
            }
        }
        if (cost != null) {
            tell(facts, cost);
        }
        return facts;
    }

    private static void tell(List<Sources.Fact> facts, RunEvent.SamplingCost cost) {
        add(
                facts,
                "reader's processor time on the box",
                "%.1f ms a sample, %.2f %% of a core",
                cost.cpuMillis(),
                cost.cpuShare() * 100);
        add(facts, "processes that it started", "%d for %d samples", cost.processes(), cost.samples());
        add(facts, "memory that it held", "%d KiB", cost.residentKb());
        if (cost.linkShare() != null) {
            add(facts, "adbd on the box, with all that was asked", "%.2f %% of a core", cost.linkShare() * 100);
        }
        add(facts, "sent by the box", "%.1f KiB a sample", cost.bytes() / 1024.0 / Math.max(1, cost.samples()));
        add(facts, "lateness", "%d ms in the middle, 99 of 100 below %d ms", cost.lateMillis(), cost.late99Millis());
    }

    private static void add(List<Sources.Fact> facts, String name, String format, Object... values) {
        facts.add(new Sources.Fact(name, String.format(Locale.ROOT, format, values)));
    }
}
