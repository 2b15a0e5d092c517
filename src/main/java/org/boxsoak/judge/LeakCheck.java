package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.leak.LeakVerdict;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.plan.LeakExpectation;
import org.boxsoak.plan.OnLeak;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;

/** Asks whether memory leaks at the rate that the plan forbids, or faster. */
final class LeakCheck implements Check {
    static final String NAME = "no-memory-leak";

    /** Seconds; what happens in less is start-up, not a trend. */
    private static final double SHORTEST_RUN = 300;

    /** The word of {@link LeakVerdict.Leak} in the journal. */
    private static final String LEAK = "leak";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        if (!isLongEnough(evidence)) {
            return undecided(evidence, tooShort(span(evidence)), List.of());
        }
        GrowthRate forbidden = evidence.plan().expect().forbiddenLeak();
        List<CounterJudgement> judged = LeakJudgements.of(evidence, forbidden);
        List<String> lines = new ArrayList<>();
        judged.forEach(j -> lines.add(
                j.verdict().word() + " " + j.name() + ": " + j.judgement().why()));
        List<String> nights = evidence.goodNights().nights();
        if (!nights.isEmpty()) {
            lines.add("Compared with what " + nights.size() + " good nights did: " + String.join(", ", nights) + ".");
        }
        List<CounterJudgement> leaks = judged.stream()
                .filter(j -> j.verdict() instanceof LeakVerdict.Leak)
                .toList();
        if (!leaks.isEmpty()) {
            return result(
                    Outcome.BOX_FAILED,
                    leaks.get(0).name() + " leaks: " + leaks.get(0).verdict().why(),
                    lines);
        }
        List<CounterJudgement> open =
                judged.stream().filter(CounterJudgement::isOpen).toList();
        if (judged.isEmpty() || !open.isEmpty()) {
            String why = judged.isEmpty()
                    ? "there are no samples."
                    : open.get(0).name() + ": " + open.get(0).verdict().why();
            return undecided(evidence, "This run cannot tell whether memory leaks; " + why, lines);
        }
        return result(
                Outcome.PASSED,
                "Memory does not leak" + (forbidden == null ? "" : " at " + forbidden + " or faster") + ".",
                lines);
    }

    /** Undecided, unless the run was ended by an early word: then that word decides, for it cut the run too short for another. */
    private CheckResult undecided(Evidence evidence, String why, List<String> lines) {
        LeakExpectation expected = evidence.plan().expect().leak();
        boolean stops = expected != null && expected.onLeak() == OnLeak.STOP;
        return evidence.recording().journal().stream()
                .map(JournalLine::event)
                .filter(e -> stops
                        && e instanceof RunEvent.LeakSeen seen
                        && seen.verdict().equals(LEAK))
                .map(RunEvent.LeakSeen.class::cast)
                .findFirst()
                .map(seen -> result(
                        Outcome.BOX_FAILED,
                        seen.counter() + " leaks, for which the plan ended the run: " + seen.why(),
                        lines))
                .orElseGet(() -> result(Outcome.UNDECIDED, why, lines));
    }

    /** Whether samples were taken for so long that a rate can be told from start-up. */
    static boolean isLongEnough(Evidence evidence) {
        return span(evidence) >= SHORTEST_RUN;
    }

    static String tooShort(double span) {
        // The samples of a plan of five minutes take a little less, and rounded up that would read as enough.
        double shown = Math.min(span, SHORTEST_RUN - 1);
        return "Samples over " + Moments.length(shown) + " cannot tell a leak from start-up; it takes "
                + Moments.length(SHORTEST_RUN) + " at the least.";
    }

    private static double span(Evidence evidence) {
        Counter ticks = evidence.samples();
        return ticks.size() == 0 ? 0 : ticks.at(ticks.size() - 1) - ticks.at(0);
    }

    private CheckResult result(Outcome outcome, String message, List<String> evidence) {
        return new CheckResult(name(), outcome, false, message, evidence);
    }
}
