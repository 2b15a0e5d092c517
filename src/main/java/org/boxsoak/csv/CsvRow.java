package org.boxsoak.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** The cells of one row of a CSV file, unquoted and trimmed, with their places for error messages. */
final class CsvRow {
    /** What exporters write where a sample is missing. */
    private static final Set<String> MISSING =
            Set.of("", "nan", "na", "n/a", "#n/a", "null", "none", "nil", "undefined", "-", "--", "?");

    private final CsvLine line;
    private final String[] cells;
    private final int[] starts;
    private final char separator;

    /** {@code starts} has the character at which each cell starts, from 1. */
    CsvRow(CsvLine line, String[] cells, int[] starts, char separator) {
        this.line = line;
        this.cells = cells;
        this.starts = starts;
        this.separator = separator;
    }

    CsvLine line() {
        return line;
    }

    char separator() {
        return separator;
    }

    int size() {
        return cells.length;
    }

    List<String> cells() {
        return Arrays.asList(cells);
    }

    String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    /** The same row, where each of these cells is part of the one before it. */
    CsvRow joined(IntPredicate toPrevious) {
        String[] fewer = new String[cells.length];
        int[] places = new int[cells.length];
        int count = 0;
        for (int from = 0, to; from < cells.length; from = to) {
            to = from + 1;
            while (to < cells.length && toPrevious.test(to)) {
                to++;
            }
            fewer[count] = to == from + 1 ? cells[from] : String.join(" ", cells().subList(from, to));
            places[count++] = starts[from];
        }
        return count == cells.length ? this : new CsvRow(line, Arrays.copyOf(fewer, count), places, separator);
    }

    CsvProblem problem(int index, String what) {
        return line.problem(index < cells.length ? starts[index] : 1, what);
    }

    boolean isEmpty(int index) {
        return cell(index).isEmpty();
    }

    boolean isMissing(int index) {
        return isMissing(cell(index));
    }

    private static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The cell as a number, a sign of per cent behind it or not; NaN where it is none. */
    double numberOrNot(int index) {
        String text = cell(index);
        if (text.endsWith("%")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return number(text);
    }

    /** A number as this file writes it: where commas part the cells none is a decimal comma. */
    double number(String text) {
        return Decimal.parse(separator == ',' ? text : text.replace(',', '.'));
    }

    /** The cell as a number; NaN where it says that there is none. */
    double number(int index, String name) {
        double value = numberOrNot(index);
        if (Double.isNaN(value) && !isMissing(index)) {
            throw noNumber(index, name);
        }
        return value;
    }

    /** The cell as a whole number. */
    long whole(int index, String name) {
        try {
            return Long.parseLong(cell(index));
        } catch (NumberFormatException e) {
            throw problem(index, "'" + cell(index) + "' in column '" + name + "' is no whole number.");
        }
    }

    CsvProblem noNumber(int index, String name) {
        return problem(
                index,
                "'" + cell(index) + "' in column '" + name
                        + "' is no number. Write it with digits and a decimal point, leave the cell empty if the value is missing,"
                        + " and the column out if it holds something else.");
    }
}
