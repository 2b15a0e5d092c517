package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.leak.LeakJudge;
import org.boxsoak.leak.LeakQuestion;
import org.boxsoak.leak.LeakRate;
import org.jspecify.annotations.Nullable;

/** How fast the counters of a run get worse, for reports and for the comparison of nights. */
public final class RateJudgements {
    private RateJudgements() {}

    /** One for each counter that a leak shows in, in MB; none where the run is too short for a rate to mean anything. */
    public static List<CounterJudgement> of(Evidence evidence) {
        return areToBeHad(evidence)
                ? LeakJudgements.of(evidence, evidence.plan().expect().forbiddenLeak())
                : List.of();
    }

    /** Whether the run is long enough for rates and forecasts to mean anything. */
    public static boolean areToBeHad(Evidence evidence) {
        return LeakCheck.isLongEnough(evidence);
    }

    /** The rate of one of these in bytes per hour. */
    public static LeakRate bytesPerHour(CounterJudgement judged) {
        return judged.verdict().rate().times(LeakCounter.MB);
    }

    /** What the statistics say of one more counter, in its own unit; null where the run is too short. */
    public static @Nullable CounterJudgement of(Evidence evidence, Counter counter, LeakQuestion question) {
        return areToBeHad(evidence)
                ? new CounterJudgement(
                        counter.name(), LeakJudge.judge(LeakJudgements.series(counter, evidence), question))
                : null;
    }
}
