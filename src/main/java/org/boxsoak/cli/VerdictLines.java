package org.boxsoak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;

/** Prints a verdict: for people, or as one line of JSON. */
final class VerdictLines {
    private VerdictLines() {}

    static void print(RunFolder folder, Verdict verdict, boolean json, PrintWriter out) {
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
