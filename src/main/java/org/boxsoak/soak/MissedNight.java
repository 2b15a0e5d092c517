package org.boxsoak.soak;

import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;

/**
 * A night that never began, because its bench could not be opened or its box was busy: kept as a run's folder with the verdict
 * bench-failed, so that nobody takes a missing night for a good one.
 *
 * @param folder where it is kept
 * @param verdict bench-failed, with the reason
 */
public record MissedNight(RunFolder folder, Verdict verdict) {
    /** @param why what kept the run from starting */
    public static MissedNight record(SoakOrder order, BenchException why, Consumer<JournalLine> follower) {
        RunFolder folder;
        try (RunRecorder recorder = RunRecorder.create(order, follower)) {
            recorder.neverBegan(why);
            folder = recorder.folder();
        }
        Judgement judgement = Judge.judge(folder);
        RunReport.write(folder, judgement);
        return new MissedNight(folder, judgement.verdict());
    }
}
