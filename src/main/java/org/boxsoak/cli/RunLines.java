package org.boxsoak.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Tells a running soak in plain lines, one for each event that a person wants to see. */
final class RunLines {
    private final PrintWriter out;

    RunLines(PrintWriter out) {
        this.out = out;
    }

    void show(JournalLine line) {
        String words = words(line.event());
        if (words != null) {
            out.println(clock(line.at()) + "  " + words);
            out.flush();
        }
    }

    private static String clock(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", at.toHours(), at.toMinutesPart(), at.toSecondsPart());
    }

    private static @Nullable String words(RunEvent event) {
        if (event instanceof RunEvent.RunStarted e) {
            return "run started: " + e.plan() + " on " + e.box() + ", kernel " + e.kernel();
        } else if (event instanceof RunEvent.RunResumed e) {
            return "run resumed: " + e.why();
        } else if (event instanceof RunEvent.PhaseStarted e) {
            return e.phase();
        } else if (event instanceof RunEvent.StepEnded e) {
            return e.asExpected() ? null : "step '" + e.step() + "': " + e.problem();
        } else if (event instanceof RunEvent.BoxAged e) {
            return "aged: " + e.usable() + " usable order-" + e.order() + " blocks, " + e.freeOutsideCmaKb()
                    + " KiB free outside CMA";
        } else if (event instanceof RunEvent.AgeingEnded e) {
            return "no longer aged: " + e.why();
        } else if (event instanceof RunEvent.OwnersRead e) {
            return "owners of memory at the " + e.moment() + ": " + String.join(", ", e.sources())
                    + (e.failed().isEmpty() ? "" : "; not read: " + String.join(", ", e.failed()));
        } else if (event instanceof RunEvent.TraceStarted e) {
            return String.format(Locale.ROOT, "traces who takes memory for %.0f s: %s", e.seconds(), e.why());
        } else if (event instanceof RunEvent.TraceEnded e) {
            return "trace " + e.outcome() + ": " + e.detail();
        } else if (event instanceof RunEvent.ExperimentEnded e) {
            return "experiment '" + e.step() + "': free memory " + e.freeBefore() + " -> " + e.freeAfter() + " KiB";
        } else if (event instanceof RunEvent.GoodNightsChosen e) {
            return "compared with " + e.nights().size() + " good nights: " + String.join(", ", e.nights());
        } else if (event instanceof RunEvent.LeakSeen e) {
            return e.verdict() + " " + e.counter() + ": " + e.why();
        } else if (event instanceof RunEvent.PlugStarted e) {
            return "plug " + e.plug() + " (" + e.trigger() + ")";
        } else if (event instanceof RunEvent.PlugEnded e) {
            return "plug " + e.plug() + ": " + e.outcome() + (e.detail().isEmpty() ? "" : " - " + e.detail());
        } else if (event instanceof RunEvent.Unplugged e) {
            return e.gone() ? "unplugged" : "unplugged, but " + e.detail();
        } else if (event instanceof RunEvent.BoxLost e) {
            return "box lost: " + e.why();
        } else if (event instanceof RunEvent.BoxBack e) {
            return String.format(Locale.ROOT, "box back after %.1f s", e.away());
        } else if (event instanceof RunEvent.RebootNoticed e) {
            return e.by().equals("console") ? "the console tells of a reboot: " + e.what() : null;
        } else if (event instanceof RunEvent.RecoveryTried e) {
            return e.step().equals("reconnect")
                    ? null
                    : "recovery, " + e.step() + (e.done() ? ": " : " failed: ") + e.detail();
        } else if (event instanceof RunEvent.KernelLogFollowed e) {
            return "no console: the " + e.source() + " is followed instead";
        } else if (event instanceof RunEvent.BoxRebooted e) {
            return "box rebooted" + (e.reason().isEmpty() ? "" : " (" + e.reason() + ")");
        } else if (event instanceof RunEvent.SourceAbsent e) {
            return "the box does not give " + e.source() + (e.why() == null ? "" : " (" + e.why() + ")") + ": lost is "
                    + e.loss();
        } else if (event instanceof RunEvent.ReaderStarted e) {
            return e.why().isEmpty() ? null : "sampling by a shell script, since " + e.why();
        } else if (event instanceof RunEvent.HostClockJumped e) {
            return String.format(
                    Locale.ROOT,
                    "this host's clock was set, or the host slept: wall times jump by %+.0f s, the run's own time does not",
                    e.seconds());
        } else if (event instanceof RunEvent.SamplingSlowed e) {
            return String.format(
                    Locale.ROOT,
                    "sampling every %.1f s from now on: every %.1f s took %.2f %% of a core",
                    e.after(),
                    e.before(),
                    e.share() * 100);
        } else if (event instanceof RunEvent.BenchTrouble e) {
            return e.part() + ": " + e.message();
        } else if (event instanceof RunEvent.ConsoleGap e) {
            return "console: " + e.why();
        } else if (event instanceof RunEvent.ConsoleBack e) {
            return String.format(Locale.ROOT, "console: read again after %.1f s", e.away());
        } else if (event instanceof RunEvent.SamplesMissed e) {
            return "samples are missing: " + e.why();
        } else if (event instanceof RunEvent.RunEnded e) {
            return "run ended: " + e.how();
        }
        return null;
    }
}
