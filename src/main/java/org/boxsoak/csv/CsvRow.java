package org.boxsoak.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One row of a CSV file, with its place for error messages.
 *
 * @param line first line of the row, from 1
 * @param cells the cells, unquoted and trimmed
 * @param columns the character at which each cell starts, from 1
 * @param comma whether commas part the cells: then none can be a decimal comma
 */
record CsvRow(Path file, int line, List<String> cells, List<Integer> columns, boolean comma) {
    /** What exporters write where a sample is missing. */
    private static final Set<String> MISSING =
            Set.of("", "nan", "na", "n/a", "#n/a", "null", "none", "nil", "undefined", "-", "--", "?");

    int size() {
        return cells.size();
    }

    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    CsvProblem problem(int index, String what) {
        return CsvProblem.at(file, line, index < columns.size() ? columns.get(index) : 1, what);
    }

    boolean isEmpty(int index) {
        return cell(index).isEmpty();
    }

    /** The cell as a number, a sign of per cent behind it or not; NaN where it says that there is none. */
    double number(int index, String name) {
        String text = cell(index);
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        if (text.endsWith("%")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (!comma) {
            text = text.replace(',', '.');
        }
        // Double.parseDouble alone would also take 1d, 0x1p3 and Infinity.
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                throw noNumber(index, name);
            }
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                throw noNumber(index, name);
            }
            return value;
        } catch (NumberFormatException e) {
            throw noNumber(index, name);
        }
    }

    /** The cell as a whole number. */
    long whole(int index, String name) {
        try {
            return Long.parseLong(cell(index));
        } catch (NumberFormatException e) {
            throw problem(index, "'" + cell(index) + "' in column '" + name + "' is no whole number.");
        }
    }

    private CsvProblem noNumber(int index, String name) {
        return problem(
                index,
                "'" + cell(index) + "' in column '" + name
                        + "' is no number. Write it with digits and a decimal point, leave the cell empty if the value is missing,"
                        + " and the column out if it holds something else.");
    }
}
