package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.boxsoak.allocator.AllocationOutcome;
import org.boxsoak.klog.AllocationFailure;
import org.boxsoak.klog.KernelStory;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Tells in one paragraph why a run came out as it did: what was plugged when, what failed, why, what followed. */
final class Explanation {
    private final Evidence evidence;
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Evidence evidence) {
        this.evidence = evidence;
    }

    static String of(Evidence evidence, List<CheckResult> checks) {
        Explanation explanation = new Explanation(evidence);
        List<CheckResult> failing = checks.stream()
                .filter(c -> c.decides() && c.outcome() != Outcome.PASSED)
                .toList();
        if (evidence.plan().mitigations() != null) {
            explanation.tellMeasures(checks, failing);
        } else if (failing.isEmpty()) {
            explanation.tellThatItHolds(checks);
        } else if (failing.stream().anyMatch(c -> c.outcome() == Outcome.BOX_FAILED)) {
            explanation.tellTheFailure(failing);
        } else {
            explanation.tellWhyItIsOpen(failing, checks);
        }
        String owner = OwnerTale.of(evidence, checks);
        if (!owner.isEmpty()) {
            explanation.sentences.add(owner);
        }
        return String.join(" ", explanation.sentences);
    }

    /** The crash of one measure says nothing of the others: each speaks for itself. */
    private void tellMeasures(List<CheckResult> checks, List<CheckResult> failing) {
        checks.stream()
                .filter(c -> VariantTally.isAskedBy(c) || failing.contains(c))
                .map(CheckResult::message)
                .forEach(sentences::add);
    }

    private void tellThatItHolds(List<CheckResult> checks) {
        checks.stream().filter(CheckResult::decides).map(CheckResult::message).forEach(sentences::add);
        checks.stream()
                .filter(c -> !c.decides() && c.outcome() == Outcome.BOX_FAILED)
                .map(c -> "For information: " + c.message())
                .forEach(sentences::add);
        if (sentences.isEmpty()) {
            sentences.add("The plan expects nothing, so nothing failed.");
        }
    }

    private void tellTheFailure(List<CheckResult> failing) {
        tellAgeing();
        tellSupply();
        tellPlug();
        boolean isTold = tellKernel();
        tellReturn();
        failing.stream()
                .filter(c -> !isTold || c.outcome() != Outcome.BOX_FAILED)
                .map(CheckResult::message)
                .forEach(sentences::add);
    }

    /** A bench that failed, or a run that saw too little: what ended it comes first, then what is open, then what holds. */
    private void tellWhyItIsOpen(List<CheckResult> failing, List<CheckResult> checks) {
        String trouble = tellTrouble();
        String notSeen = Judge.notSeen(evidence);
        for (CheckResult check : failing) {
            String message = isCutShort(check, notSeen)
                    ? check.message().substring(0, check.message().length() - notSeen.length())
                    : check.message();
            if (trouble.isEmpty() || !message.contains(trouble)) {
                sentences.add(message);
            }
        }
        String holding = checks.stream()
                .filter(c -> c.decides() && c.outcome() == Outcome.PASSED)
                .map(CheckResult::name)
                .collect(Collectors.joining(", "));
        if (!holding.isEmpty()) {
            sentences.add("What else the plan expects holds: " + holding + ".");
        }
        if (failing.stream().anyMatch(check -> isCutShort(check, notSeen))) {
            sentences.add(notSeen.strip());
        }
    }

    /** Whether it held as far as the run was seen; what is said of that once is enough. */
    private static boolean isCutShort(CheckResult check, String notSeen) {
        return !notSeen.isEmpty() && check.message().endsWith(notSeen);
    }

    /** @return what was wrong first with the bench; empty where nothing was */
    private String tellTrouble() {
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.BenchTrouble trouble) {
                sentences.add("At " + Moments.clock(line.at()) + " the bench failed (" + trouble.part() + "): "
                        + trouble.message());
                return trouble.message();
            }
        }
        return "";
    }

    private void tellAgeing() {
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.BoxAged aged) {
                sentences.add("At " + Moments.clock(line.at()) + " the box was aged on purpose, to " + aged.usable()
                        + " usable blocks of order " + aged.order() + ".");
                return;
            }
        }
    }

    /** How the supply went from the first reading to the last one before the failure, and how much memory was free all the same. */
    private void tellSupply() {
        Counter usable = evidence.observations().counter(CounterSources.ORDER4_USABLE);
        Counter outside = evidence.observations().counter(CounterSources.FREE_OUTSIDE_CMA);
        int last = lastBeforeFailure(usable);
        if (usable == null || last < 1) {
            return;
        }
        int memory = lastBeforeFailure(outside);
        sentences.add(String.format(
                Locale.ROOT,
                "From %s to %s the blocks of order 4 that an unmovable request may take went from %.0f to %.0f%s.",
                Moments.clock(usable.at(0)),
                Moments.clock(usable.at(last)),
                usable.value(0),
                usable.value(last),
                outside == null || memory < 0
                        ? ""
                        : ", while " + Moments.mib(outside.value(memory)) + " outside CMA stayed free"));
    }

    private int lastBeforeFailure(@Nullable Counter counter) {
        var failure = evidence.firstFailure();
        int last = -1;
        for (int i = 0; counter != null && i < counter.size(); i++) {
            if (failure == null || counter.at(i) <= failure.toMillis() / 1e3) {
                last = i;
            }
        }
        return last;
    }

    private void tellPlug() {
        var failure = evidence.firstFailure();
        evidence.plugs().stream()
                .filter(p -> failure != null && p.at().compareTo(failure) <= 0)
                .reduce((a, b) -> b)
                .ifPresent(p -> sentences.add("At " + Moments.clock(p.at()) + " the module was plugged (plug "
                        + p.number() + ", " + p.trigger() + ")."));
    }

    private boolean tellKernel() {
        List<KernelStory> stories = evidence.kernel().stories();
        KernelStory told =
                stories.stream().filter(KernelStory::endsTheBoot).findFirst().orElse(null);
        if (told == null && !stories.isEmpty()) {
            told = stories.get(0);
        }
        if (told != null) {
            sentences.add(told.text());
            tellReadingBefore(told);
        }
        return told != null && told.endsTheBoot();
    }

    /** The kernel prints its report after the failure: what was freed in between makes it read as if the request could have succeeded. */
    private void tellReadingBefore(KernelStory told) {
        Counter usable = evidence.observations().counter(CounterSources.ORDER4_USABLE);
        Counter cma = evidence.observations().counter("order-4 CMA");
        int last = lastBeforeFailure(usable);
        boolean contradicts = told.root() instanceof AllocationFailure failure
                && failure.verdict().outcome() == AllocationOutcome.SUCCEEDS;
        if (contradicts && usable != null && cma != null && last >= 0 && usable.value(last) < 1) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "But the kernel writes its report after the failure: the last reading before it (%s) shows no such"
                            + " block outside CMA, and %.0f in CMA, which the request may not take.",
                    Moments.clock(usable.at(last)),
                    cma.value(last)));
        }
    }

    private void tellReturn() {
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.BoxRebooted reboot) {
                sentences.add("At " + Moments.clock(reboot.and()) + " the box was back in another boot"
                        + (reboot.reason().isEmpty() ? "" : ", which gives its reason as " + reboot.reason()) + ".");
                return;
            }
        }
    }
}
