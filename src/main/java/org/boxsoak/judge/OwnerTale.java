package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.boxsoak.owners.OwnerGrowth;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Trace;

/** Tells in a few sentences who took the memory: owner, rate, evidence, confidence, and what to look at next. */
final class OwnerTale {
    private static final int FRAMES = 4;
    private static final int MOST_OTHERS = 2;
    private static final int MOST_GROWERS = 3;
    private static final double MB = 1e6;

    /** Of what free memory loses; who grows by less explains nothing. */
    private static final double LEAST_SHARE = 0.05;

    /** Of what free memory loses; who gained less between two readings is not accused by them alone. */
    private static final double ACCUSED_SHARE = 0.3;

    private final Evidence evidence;
    private final boolean leaks;
    private final TraceFindings traced;
    private final OwnerFindings kept;
    private final Waterfall waterfall;

    private OwnerTale(Evidence evidence, boolean leaks) {
        this.evidence = evidence;
        this.leaks = leaks;
        traced = evidence.owners().traced();
        kept = evidence.owners().kept();
        waterfall = Waterfall.of(evidence);
    }

    /** Empty when nobody is suspected and nothing hindered the search. */
    static String of(Evidence evidence, List<CheckResult> checks) {
        boolean leaks =
                checks.stream().anyMatch(c -> c.name().equals(LeakCheck.NAME) && c.outcome() == Outcome.BOX_FAILED);
        OwnerTale tale = new OwnerTale(evidence, leaks);
        List<Holder> suspects = tale.traced.suspects();
        Trace trace = tale.traced.trace();
        if (!suspects.isEmpty() && trace != null) {
            return tale.byTrace(tale.likeliestFirst(suspects), trace);
        }
        List<OwnerGrowth> gainers = tale.gainers();
        return gainers.isEmpty() ? tale.byCountersAlone() : tale.byRecords(gainers);
    }

    /** Whoever the counters or the kernel's records show too comes first: an app that starts during the trace takes more than a slow leak. */
    private List<Holder> likeliestFirst(List<Holder> suspects) {
        List<Holder> sorted = new ArrayList<>(suspects);
        sorted.sort(Comparator.comparing(h -> !isBorneOut(Accused.of(h))));
        return sorted;
    }

    private boolean isBorneOut(Accused accused) {
        return accused.isBorneOutBy(waterfall) || !kept.of(accused).isEmpty();
    }

    private String byTrace(List<Holder> suspects, Trace trace) {
        Holder first = suspects.get(0);
        Accused accused = Accused.of(first);
        if (!leaks && !waterfall.isEmpty() && !falls() && !isBorneOut(accused)) {
            return String.format(
                    Locale.ROOT,
                    "During the trace %s kept memory (%s, %.1f MB/h), but free memory does not fall over the run: nobody is accused.",
                    first.label(),
                    first.what(),
                    first.perHour() / MB);
        }
        List<OwnerGrowth> same = kept.of(accused);
        StringBuilder tale = new StringBuilder(String.format(
                Locale.ROOT,
                "Memory is taken and not given back by %s (%s): %.1f MB/h in the trace%s, kept out of %d of %d windows,"
                        + " %.0f %% of what it took",
                first.label(),
                first.what(),
                first.perHour() / MB,
                traced.at() == null ? "" : " at " + Moments.clock(traced.at()),
                first.windowsHolding(),
                trace.windows().size(),
                100 * first.keptShare()));
        if (first.chain().frames().size() > 1) {
            tale.append("; ").append(first.chain().story(FRAMES));
        }
        tale.append(". ");
        tellShares(tale);
        if (!same.isEmpty()) {
            tale.append("From the workload's start to its end ")
                    .append(words(same))
                    .append(". ");
        }
        tale.append("Confidence: ")
                .append(confidence(accused, trace, !same.isEmpty()))
                .append(". ");
        tellOthers(
                suspects.stream()
                        .skip(1)
                        .map(h -> String.format(Locale.ROOT, "%s %.1f MB/h", h.label(), h.perHour() / MB))
                        .toList(),
                tale);
        return end(accused, tale);
    }

    private boolean falls() {
        return !waterfall.isEmpty() && waterfall.free().high90() < 0;
    }

    /** Who gained enough between the two readings to be the one, if free memory surely falls. */
    private List<OwnerGrowth> gainers() {
        if (!leaks && !falls()) {
            return List.of();
        }
        double lost = falls() ? -waterfall.free().perHour() : 0;
        return kept.atLeast(Math.max(traced.leastPerHour(), ACCUSED_SHARE * lost));
    }

    private String byRecords(List<OwnerGrowth> gainers) {
        OwnerGrowth first = gainers.get(0);
        Accused accused = Accused.of(first);
        boolean seen = accused.isBorneOutBy(waterfall);
        StringBuilder tale = new StringBuilder(String.format(
                Locale.ROOT,
                "Memory is most likely kept by %s (%s): from the workload's start to its end %s",
                first.owner().label(),
                first.owner().what(),
                words(List.of(first))));
        if (first.chain().frames().size() > 1) {
            tale.append("; ").append(first.chain().story(FRAMES));
        }
        tale.append(". ");
        tellShares(tale);
        tale.append(traceSaid())
                .append("Confidence: ")
                .append(
                        seen
                                ? "medium, since the counters show it too, but no trace does"
                                : "low, since it rests on two readings alone")
                .append(". ");
        tellOthers(
                gainers.stream()
                        .skip(1)
                        .filter(g -> !accused.isTheSameAs(g))
                        .map(g -> String.format(
                                Locale.ROOT, "%s %.1f MB/h", g.owner().label(), g.perHour() / MB))
                        .toList(),
                tale);
        return end(accused, tale);
    }

    /** Without anybody to accuse: what the counters can say of a leak. */
    private String byCountersAlone() {
        StringBuilder tale = new StringBuilder();
        if (leaks) {
            tellShares(tale);
        }
        return tale.append(traceSaid()).toString().strip();
    }

    private String traceSaid() {
        if (!traced.refused().isEmpty()) {
            return "Who takes memory was not traced: " + traced.refused() + " ";
        }
        return traced.trace() != null && leaks
                ? "In the trace nobody kept memory in window after window: trace for longer with 'boxsoak trace --for'. "
                : "";
    }

    private String end(Accused accused, StringBuilder tale) {
        String experiments = ExperimentTale.of(evidence, accused);
        return tale.append(experiments)
                .append(accused.next(!experiments.isEmpty(), kept.inUse(accused.module())))
                .toString();
    }

    /** {@code /proc/vmallocinfo shows +3.1 MB (11.2 MB/h)}. */
    private static String words(List<OwnerGrowth> growth) {
        return growth.stream()
                .limit(MOST_OTHERS)
                .map(g -> String.format(
                        Locale.ROOT,
                        "%s shows %s with %+.1f MB (%.1f MB/h)",
                        g.source().words(),
                        g.owner().label(),
                        g.bytes() / MB,
                        g.perHour() / MB))
                .collect(Collectors.joining(", "));
    }

    private void tellShares(StringBuilder tale) {
        tale.append(waterfall.sentence()).append(waterfall.isEmpty() ? "" : " ");
        double least = waterfall.isEmpty()
                ? MB
                : Math.max(MB / 4, LEAST_SHARE * Math.abs(waterfall.free().perHour()));
        List<Growers> growers = Growers.of(evidence, least);
        if (!growers.isEmpty()) {
            tale.append("By the counters that name somebody: ")
                    .append(growers.stream()
                            .limit(MOST_GROWERS)
                            .map(Growers::words)
                            .collect(Collectors.joining(", ")))
                    .append(". ");
        }
    }

    private static void tellOthers(List<String> others, StringBuilder tale) {
        if (!others.isEmpty()) {
            tale.append("Also suspected: ")
                    .append(others.stream().limit(MOST_OTHERS).collect(Collectors.joining(", ")))
                    .append(". ");
        }
    }

    private String confidence(Accused accused, Trace trace, boolean inRecords) {
        if (traced.afterReboot()) {
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
        if (accused.isBorneOutBy(waterfall)) {
            return "high, since the counters show it too";
        }
        return inRecords
                ? "high, since the kernel's own records show it too"
                : "medium, since it rests on the trace alone";
    }
}
