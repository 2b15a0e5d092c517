package org.boxsoak.soak;

import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunEnding;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;

/**
 * A run that is over: judged and reported.
 *
 * @param folder where it is kept
 * @param verdict how it came out
 */
public record FinishedRun(RunFolder folder, Verdict verdict) {
    /**
     * A night that never began, because its bench could not be opened or its box was busy: kept as a run's folder with the verdict
     * bench-failed, so that nobody takes a missing night for a good one.
     *
     * @param why what kept the run from starting
     */
    public static FinishedRun neverBegan(SoakOrder order, BenchException why, Consumer<JournalLine> follower) {
        RunFolder folder;
        try (RunRecorder recorder = RunRecorder.create(order, follower)) {
            recorder.neverBegan(why);
            folder = recorder.folder();
        }
        return judged(folder);
    }

    /** A run whose harness is gone for good: what it recorded stands, and the bench failed at its end. */
    public static FinishedRun lost(RunFolder folder, String why) {
        RunEnding.benchFailed(folder, why);
        return judged(folder);
    }

    private static FinishedRun judged(RunFolder folder) {
        Judgement judgement = Judge.judge(folder);
        RunReport.write(folder, judgement);
        return new FinishedRun(folder, judgement.verdict());
    }
}
