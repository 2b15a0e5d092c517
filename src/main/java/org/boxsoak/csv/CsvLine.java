package org.boxsoak.csv;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * A line of a CSV file, or several where a quoted cell holds line ends.
 *
 * @param number of its first line, from 1
 * @param text all that stands there, a blank in place of the mark of a comment
 */
record CsvLine(Path file, int number, String text, boolean isComment) {
    static CsvLine of(Path file, int number, String text) {
        boolean isComment = text.startsWith("#");
        return new CsvLine(file, number, isComment ? " " + text.substring(1) : text, isComment);
    }

    /** What parts the names of a header: commas, semicolons or tabs outside of quotes, or else blanks. */
    char separator() {
        String bare = text.indexOf('"') < 0 ? text : text.replaceAll("\"[^\"]*\"", "x");
        for (char separator : new char[] {',', ';', '\t'}) {
            if (bare.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return bare.strip().indexOf(' ') > 0 ? ' ' : ',';
    }

    /** The line's cells, unquoted and trimmed; where blanks part them, any number of blanks or tabs does. */
    CsvRow split(char separator) {
        String[] cells = new String[8];
        int[] starts = new int[cells.length];
        int count = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (!quoted && parts(text.charAt(i), separator))) {
                if (separator != ' ' || i > from) {
                    if (count == cells.length) {
                        cells = Arrays.copyOf(cells, 2 * count);
                        starts = Arrays.copyOf(starts, 2 * count);
                    }
                    cells[count] = unquoted(text.substring(from, i));
                    starts[count++] = from + 1;
                }
                from = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return new CsvRow(this, Arrays.copyOf(cells, count), starts, separator);
    }

    CsvProblem problem(int column, String what) {
        return CsvProblem.at(file, number, column, what);
    }

    private static boolean parts(char c, char separator) {
        return c == separator || (separator == ' ' && c == '\t');
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").strip()
                : text;
    }
}
