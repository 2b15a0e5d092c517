package org.boxsoak.cli;

import java.util.ArrayList;
import java.util.List;

/** Sets rows of cells in columns, each as wide as its widest cell. */
final class TextColumns {
    private TextColumns() {}

    static List<String> lines(List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()) + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
