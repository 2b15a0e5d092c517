package org.boxsoak.judge;

import java.util.List;
import java.util.Locale;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Trace;
import org.boxsoak.trace.Use;

/** Tells in a few sentences who took the memory: owner, rate, evidence, confidence, and what to look at next. */
final class OwnerTale {
    private static final int FRAMES = 4;
    private static final int MOST_OTHERS = 2;
    private static final int MOST_GROWERS = 3;
    private static final double MB = 1e6;

    /** Of what free memory loses; who grows by less explains nothing. */
    private static final double LEAST_SHARE = 0.05;

    /** Of what the trace saw somebody take and keep, the share that the counters must show too before they are said to agree. */
    private static final double AGREES = 0.3;

    /** Free memory moves by as much within seconds on an idle box. */
    private static final long LEAST_BACK_KB = 512;

    private OwnerTale() {}

    /** Empty when nobody is suspected and nothing hindered the search. */
    static String of(Evidence evidence, List<CheckResult> checks) {
        TraceFindings findings = TraceFindings.of(evidence);
        List<Holder> suspects = findings.suspects();
        Trace trace = findings.trace();
        if (suspects.isEmpty() || trace == null) {
            return byCountersAlone(evidence, checks, findings);
        }
        Holder first = suspects.get(0);
        Waterfall waterfall = Waterfall.of(evidence);
        StringBuilder tale = new StringBuilder(String.format(
                Locale.ROOT,
                "Memory is taken and not given back by %s (%s): %.1f MB/h in the trace%s, kept out of %d of %d windows,"
                        + " %.0f %% of what it took",
                first.label(),
                first.use().words(),
                first.perHour() / MB,
                findings.at() == null ? "" : " at " + Moments.clock(findings.at()),
                first.windowsHolding(),
                trace.windows().size(),
                100 * first.keptShare()));
        if (first.chain().frames().size() > 1) {
            tale.append("; ").append(first.chain().story(FRAMES));
        }
        tale.append(". ");
        if (!waterfall.isEmpty()) {
            tale.append(waterfall.sentence()).append(' ');
        }
        tellGrowers(evidence, waterfall, tale);
        tale.append("Confidence: ")
                .append(confidence(first, trace, waterfall, findings))
                .append(". ");
        tellOthers(suspects, tale);
        boolean tried = tellExperiments(evidence, tale);
        return tale.append(next(first, tried)).toString();
    }

    /** Without a trace that names somebody: what the counters can say of a leak. */
    private static String byCountersAlone(Evidence evidence, List<CheckResult> checks, TraceFindings findings) {
        StringBuilder tale = new StringBuilder();
        boolean leaks =
                checks.stream().anyMatch(c -> c.name().equals(LeakCheck.NAME) && c.outcome() == Outcome.BOX_FAILED);
        if (leaks) {
            Waterfall waterfall = Waterfall.of(evidence);
            tale.append(waterfall.sentence()).append(waterfall.isEmpty() ? "" : " ");
            tellGrowers(evidence, waterfall, tale);
        }
        if (!findings.refused().isEmpty()) {
            tale.append("Who takes memory was not traced: ").append(findings.refused());
        } else if (findings.trace() != null && leaks) {
            tale.append(
                    "In the trace nobody kept memory in window after window: trace for longer with 'boxsoak trace --for'.");
        }
        return tale.toString().strip();
    }

    private static void tellGrowers(Evidence evidence, Waterfall waterfall, StringBuilder tale) {
        double least = waterfall.isEmpty()
                ? MB
                : Math.max(MB / 4, LEAST_SHARE * Math.abs(waterfall.free().perHour()));
        List<Growers> growers = Growers.of(evidence, least);
        for (int i = 0; i < Math.min(growers.size(), MOST_GROWERS); i++) {
            tale.append(i == 0 ? "By the counters that name somebody: " : ", ")
                    .append(growers.get(i).words());
        }
        tale.append(growers.isEmpty() ? "" : ". ");
    }

    private static void tellOthers(List<Holder> suspects, StringBuilder tale) {
        if (suspects.size() > 1) {
            tale.append("Also suspected: ");
            List<Holder> others = suspects.subList(1, Math.min(suspects.size(), 1 + MOST_OTHERS));
            for (int i = 0; i < others.size(); i++) {
                tale.append(i == 0 ? "" : ", ")
                        .append(String.format(
                                Locale.ROOT,
                                "%s %.1f MB/h",
                                others.get(i).label(),
                                others.get(i).perHour() / MB));
            }
            tale.append(". ");
        }
    }

    private static String confidence(Holder first, Trace trace, Waterfall waterfall, TraceFindings findings) {
        if (findings.afterReboot()) {
            return "low, since the kernel rebooted before the trace, which so shows another boot than the one that"
                    + " failed";
        }
        if (trace.cost().lostShare() > 0.05 || !trace.isComplete()) {
            return String.format(
                    Locale.ROOT,
                    "low, since the trace is not whole (%.0f %% of the events were lost%s)",
                    100 * trace.cost().lostShare(),
                    trace.isComplete() ? "" : ", and it broke off");
        }
        double seen = gainOf(first.use(), waterfall);
        if (seen >= AGREES * first.perHour()) {
            return "high, since the counters show it too";
        }
        return "medium, since it rests on the trace alone";
    }

    /** Bytes an hour that the shares of the RAM gain which this use counts towards. */
    private static double gainOf(Use use, Waterfall waterfall) {
        List<String> names = switch (use) {
            case OBJECTS, SLAB_PAGES, FILE_CACHE -> List.of("slab");
            case VMALLOC -> List.of("vmalloc");
            case PROCESS -> List.of("anonymous");
            case SHARED_MEMORY -> List.of("shared memory");
            case PAGE_TABLES -> List.of("page tables");
            case CMA -> List.of("CMA held by drivers", "unaccounted");
            case DMA_BUF -> List.of("dma-buf", "unaccounted");
            case PAGES -> List.of("unaccounted");
            case PAGE_CACHE -> List.of("page cache");
        };
        return waterfall.shares().stream()
                .filter(s -> names.contains(s.name()))
                .mapToDouble(s -> s.slope().perHour())
                .sum();
    }

    /** Which steps gave memory back; false when none was tried. */
    private static boolean tellExperiments(Evidence evidence, StringBuilder tale) {
        boolean tried = false;
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.ExperimentEnded experiment) {
                tried = true;
                long free = experiment.freeAfter() - experiment.freeBefore();
                long unaccounted = experiment.unaccountedBefore() - experiment.unaccountedAfter();
                tale.append(String.format(
                        Locale.ROOT,
                        "Experiment '%s': %s (free memory %+.1f MiB, what no counter shows %+.1f MiB). ",
                        experiment.step(),
                        free > LEAST_BACK_KB || unaccounted > LEAST_BACK_KB
                                ? "memory came back"
                                : "no memory came back",
                        free / 1024.0,
                        -unaccounted / 1024.0));
            }
        }
        return tried;
    }

    private static String next(Holder first, boolean tried) {
        String question = tried ? "." : ": does the memory come back?";
        if (first.use() == Use.PROCESS) {
            return "Look next at the heap of " + first.name() + (tried ? "" : ", and stop it") + question;
        }
        String what = "Look next at who should give back what " + first.name() + " takes";
        return first.module().isEmpty() || tried
                ? what + "."
                : what + "; unload or unplug " + first.module() + question;
    }
}
