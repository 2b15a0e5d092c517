package org.boxsoak.csv;

import java.util.Locale;
import java.util.Set;

/** Rows whose cells are parted by blanks, though some cells have blanks within. */
final class Words {
    /** Columns that may hold several words, where they are the last. */
    private static final Set<String> TEXTS = Set.of("command", "comm", "cmd", "args", "process", "name");

    private Words() {}

    /** The row with {@code 10:05:00 PM} in one cell. */
    static CsvRow withHalfDays(CsvRow row) {
        return row.joined(i -> (row.cell(i).equals("AM") || row.cell(i).equals("PM")) && isClock(row.cell(i - 1)));
    }

    /** A line's cells below this header. */
    static CsvRow below(CsvRow header, CsvLine line) {
        CsvRow row = line.split(header.separator());
        return row.separator() == ' ' ? fitted(row, header) : row;
    }

    /** The row with a date and its time of day, and the words of the last column, in one cell each where it has more cells than the header. */
    private static CsvRow fitted(CsvRow row, CsvRow header) {
        CsvRow halves = withHalfDays(row);
        if (halves.size() <= header.size()) {
            return halves;
        }
        CsvRow dates = halves.joined(i -> isClock(halves.cell(i)) && WrittenDate.parse(halves.cell(i - 1)) != null);
        CsvRow fitted = dates.size() < header.size() ? halves : dates;
        int last = header.size() - 1;
        return TEXTS.contains(header.cell(last).toLowerCase(Locale.ROOT)) ? fitted.joined(i -> i > last) : fitted;
    }

    private static boolean isClock(String cell) {
        return !Double.isNaN(TimeText.clock(cell));
    }
}
