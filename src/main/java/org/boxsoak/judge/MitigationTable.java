package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.boxsoak.plan.Mitigations;

/** The measures of a run side by side, as a Markdown table that reads well on a terminal too. */
public final class MitigationTable {
    private MitigationTable() {}

    /** The table; empty where the plan tries no measures. */
    public static List<String> lines(Evidence evidence) {
        Mitigations mitigations = evidence.plan().mitigations();
        if (mitigations == null) {
            return List.of();
        }
        List<VariantTally> tallies = mitigations.variants().stream()
                .map(v -> VariantTally.of(v, evidence))
                .toList();
        int width = Math.max(
                "variant".length(),
                tallies.stream()
                        .mapToInt(t -> t.variant().name().length())
                        .max()
                        .orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add(row(width, "variant", "survives", "wifi works", "supply used"));
        lines.add("|" + "-".repeat(width + 2) + "|----------|------------|-------------|");
        for (VariantTally tally : tallies) {
            int all = tally.trials().size();
            lines.add(row(
                    width,
                    tally.variant().name(),
                    tally.survived() + " of " + all,
                    tally.worked() + " of " + all,
                    tally.used()));
        }
        return List.copyOf(lines);
    }

    private static String row(int width, String variant, String survives, String wifi, String used) {
        return String.format(
                Locale.ROOT,
                "| %-" + width + "s | %-8s | %-10s | %-11s |",
                variant.replace("|", "\\|"),
                survives,
                wifi,
                used);
    }
}
