package org.boxsoak.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.soak.PlugTrial;

/** The plugs of a search on a terminal, a row for each number of blocks: {@code 4 | o o o}, where x failed and o succeeded. */
final class MarginChart {
    private MarginChart() {}

    static List<String> lines(List<PlugTrial> trials) {
        Map<Long, StringBuilder> rows = new TreeMap<>();
        for (PlugTrial trial : trials) {
            rows.computeIfAbsent(trial.usable(), blocks -> new StringBuilder()).append(trial.succeeded() ? " o" : " x");
        }
        List<String> lines = new ArrayList<>(List.of("free blocks at the plug (o: came back, x: failed)"));
        rows.forEach((blocks, marks) -> lines.add(String.format(Locale.ROOT, "%6d |%s", blocks, marks)));
        return lines;
    }
}
