package org.boxsoak.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * One row of a CSV file, with its place for error messages.
 *
 * @param line first line of the row, from 1
 * @param cells the cells, unquoted and trimmed
 * @param columns the character at which each cell starts, from 1
 */
record CsvRow(Path file, int line, List<String> cells, List<Integer> columns) {
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

    /** The cell as a number; an empty one and the word NaN are NaN. */
    double number(int index, String name) {
        String text = cell(index);
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        // Double.parseDouble alone would also take 1d, 0x1p3 and Infinity.
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                throw noNumber(index, name, text);
            }
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                throw noNumber(index, name, text);
            }
            return value;
        } catch (NumberFormatException e) {
            throw noNumber(index, name, text);
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

    private CsvProblem noNumber(int index, String name, String text) {
        return problem(
                index,
                "'" + text + "' in column '" + name
                        + "' is no number. Write it with digits and a decimal point, or leave the cell empty if the value is missing.");
    }
}
