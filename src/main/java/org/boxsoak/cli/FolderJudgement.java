package org.boxsoak.cli;

import java.io.PrintWriter;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.soak.RunReport;

/** Judges a run's folder again and prints the verdict; writes the reports anew where any is missing. */
final class FolderJudgement {
    private FolderJudgement() {}

    /** @return the exit code that the run has by this verdict */
    static int print(RunFolder folder, boolean json, PrintWriter out) {
        Judgement judgement = Judge.judge(folder);
        if (!RunReport.isComplete(folder)) {
            RunReport.write(folder, judgement);
        }
        VerdictLines.print(folder, judgement.verdict(), json, out);
        return judgement.verdict().verdict().exitCode();
    }
}
