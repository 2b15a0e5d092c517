package org.boxsoak.story;

import java.util.List;
import org.boxsoak.judge.Judgement;
import org.boxsoak.judge.VariantTally;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.MeasureStory;

/** Tells how each measure came through its plugs. */
public final class MeasureTeller {
    private MeasureTeller() {}

    /** In the plan's order; empty where it tries none. */
    public static List<MeasureStory> of(Judgement judgement) {
        return VariantTally.all(judgement.evidence()).stream()
                .map(tally -> story(tally, judgement.verdict().checks()))
                .toList();
    }

    private static MeasureStory story(VariantTally tally, List<CheckResult> checks) {
        return new MeasureStory(
                tally.variant().name(),
                tally.demand(),
                checks.stream()
                        .filter(check -> check.name().equals(tally.checkName()))
                        .map(CheckResult::outcome)
                        .findFirst()
                        .orElse(Outcome.UNDECIDED),
                tally.trials().size(),
                tally.survived(),
                tally.worked(),
                tally.met(),
                tally.used());
    }
}
