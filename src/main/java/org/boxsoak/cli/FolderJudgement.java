package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.soak.RunReport;

/** Judges a run's folder again and prints the verdict; writes verdict and page where a killed harness left none. */
final class FolderJudgement {
    private FolderJudgement() {}

    /** @return the exit code that the run has by this verdict */
    static int print(RunFolder folder, boolean json, PrintWriter out) {
        Judgement judgement = Judge.judge(folder);
        if (!Files.exists(folder.verdict())) {
            RunReport.write(folder, judgement);
        }
        VerdictLines.print(folder, judgement, json, out);
        return judgement.verdict().verdict().exitCode();
    }
}
