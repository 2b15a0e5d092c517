package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.leak.LeakJudge;
import org.boxsoak.leak.LeakQuestion;
import org.jspecify.annotations.Nullable;

/** How fast the counters of a run get worse, for reports and for the comparison of nights. */
public final class RateJudgements {
    private RateJudgements() {}

    /** One for each counter that a leak shows in; none where the run is too short for a rate to mean anything. */
    public static List<CounterJudgement> of(Evidence evidence) {
        return LeakCheck.isLongEnough(evidence)
                ? LeakJudgements.of(evidence, evidence.plan().expect().forbiddenLeak())
                : List.of();
    }

    /** What the statistics say of one more counter; null where the run is too short. */
    public static @Nullable CounterJudgement of(Evidence evidence, Counter counter, LeakQuestion question) {
        return LeakCheck.isLongEnough(evidence)
                ? new CounterJudgement(
                        counter.name(), LeakJudge.judge(LeakJudgements.series(counter, evidence), question))
                : null;
    }
}
