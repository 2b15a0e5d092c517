package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.soak.RunReport;

/** Judges a run's folder again and prints the verdict; writes the reports anew where any is missing. */
final class FolderJudgement {
    private FolderJudgement() {}

    /** Makes the reports of a run whose harness was killed, from its recording. */
    static void complete(RunFolder folder) {
        if (Files.exists(folder.runJson()) && !Files.exists(folder.verdict())) {
            complete(folder, Judge.judge(folder));
        }
    }

    private static void complete(RunFolder folder, Judgement judgement) {
        if (!Files.exists(folder.verdict())) {
            RunReport.writeWithResults(folder, judgement);
        } else if (!RunReport.isComplete(folder)) {
            RunReport.write(folder, judgement);
        }
    }

    /** @return the exit code that the run has by this verdict */
    static int print(RunFolder folder, boolean json, PrintWriter out) {
        Judgement judgement = Judge.judge(folder);
        complete(folder, judgement);
        VerdictLines.print(folder, judgement, json, out);
        return judgement.verdict().verdict().exitCode();
    }
}
