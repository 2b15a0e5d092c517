package org.boxsoak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;
import org.boxsoak.report.formats.MeasureTable;
import org.boxsoak.story.MeasureTeller;

/** Prints a verdict: for people, or as one line of JSON. */
final class VerdictLines {
    private VerdictLines() {}

    /** Prints the verdict of a run, and the table of the measures where it tried some. */
    static void print(RunFolder folder, Judgement judgement, boolean json, PrintWriter out) {
        print(folder, judgement.verdict(), MeasureTable.lines(MeasureTeller.of(judgement)), json, out);
    }

    /** Prints the verdict of a run that never began. */
    static void print(RunFolder folder, Verdict verdict, boolean json, PrintWriter out) {
        print(folder, verdict, List.of(), json, out);
    }

    private static void print(RunFolder folder, Verdict verdict, List<String> table, boolean json, PrintWriter out) {
        if (json) {
            out.println(json(verdict));
        } else {
            out.println();
            out.println(verdict.verdict().word() + ": " + verdict.explanation());
            out.println();
            for (CheckResult check : verdict.checks()) {
                out.printf(
                        "  %-12s %-32s %s%n",
                        check.outcome().word(), check.name() + (check.decides() ? "" : " (info)"), check.message());
            }
            if (!table.isEmpty()) {
                out.println();
                table.forEach(out::println);
            }
            out.println();
            out.println("Run page: " + folder.page());
            out.println("Allure:   boxsoak report " + folder.path());
        }
        out.flush();
    }

    private static String json(Verdict verdict) {
        try {
            return new ObjectMapper().writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is plain data", e);
        }
    }
}
