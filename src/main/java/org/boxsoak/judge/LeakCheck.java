package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.leak.LeakVerdict;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;

/** Asks whether memory leaks at the rate that the plan forbids, or faster. */
final class LeakCheck implements Check {
    static final String NAME = "no-memory-leak";

    /** Seconds; what happens in less is start-up, not a trend. */
    private static final double SHORTEST_RUN = 300;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        if (!isLongEnough(evidence)) {
            return result(
                    Outcome.UNDECIDED,
                    "Samples over " + Moments.length(span(evidence)) + " cannot tell a leak from start-up; it takes "
                            + Moments.length(SHORTEST_RUN) + " at the least.",
                    List.of());
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
            return result(Outcome.UNDECIDED, "This run cannot tell whether memory leaks; " + why, lines);
        }
        return result(
                Outcome.PASSED,
                "Memory does not leak" + (forbidden == null ? "" : " at " + forbidden + " or faster") + ".",
                lines);
    }

    /** Whether samples were taken for so long that a rate can be told from start-up. */
    static boolean isLongEnough(Evidence evidence) {
        return span(evidence) >= SHORTEST_RUN;
    }

    private static double span(Evidence evidence) {
        Counter ticks = evidence.samples();
        return ticks.size() == 0 ? 0 : ticks.at(ticks.size() - 1) - ticks.at(0);
    }

    private CheckResult result(Outcome outcome, String message, List<String> evidence) {
        return new CheckResult(name(), outcome, false, message, evidence);
    }
}
