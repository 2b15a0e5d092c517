package org.boxsoak.report.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.report.MeasureStory;

/** The measures of a run side by side, as a Markdown table that reads well on a terminal too. */
public final class MeasureTable {
    private static final String NAME = "variant";

    private MeasureTable() {}

    /** The table; empty where the plan tries no measures. */
    public static List<String> lines(List<MeasureStory> measures) {
        if (measures.isEmpty()) {
            return List.of();
        }
        int width = Math.max(
                NAME.length(),
                measures.stream().mapToInt(m -> name(m).length()).max().orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add(row(width, NAME, "survives", "wifi works", "supply used"));
        lines.add("|" + "-".repeat(width + 2) + "|----------|------------|-------------|");
        for (MeasureStory measure : measures) {
            lines.add(row(
                    width,
                    name(measure),
                    measure.survived() + " of " + measure.tried(),
                    measure.worked() + " of " + measure.tried(),
                    MarkdownText.of(measure.used(), 40, "journal.jsonl")));
        }
        return List.copyOf(lines);
    }

    private static String name(MeasureStory measure) {
        return MarkdownText.of(measure.name(), 120, "plan.yaml");
    }

    private static String row(int width, String variant, String survives, String wifi, String used) {
        return String.format(Locale.ROOT, "| %-" + width + "s | %-8s | %-10s | %-11s |", variant, survives, wifi, used);
    }
}
