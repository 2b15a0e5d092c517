package org.boxsoak.csv;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a table among the lines that recorders write above it: the last line of names before the first row. It names the time, or
 * else that row has a date or a time of day. A comment may be the header, too, if it names the time and the row has as many cells.
 */
final class HeaderSearch {
    private @Nullable CsvRow first;
    /** The line above the names, which may name groups of them. */
    private @Nullable CsvRow above;

    private @Nullable CsvRow names;
    private boolean isComment;

    boolean hasNames() {
        return names != null;
    }

    /** Takes a line above a table: a comment, or names. */
    boolean takes(CsvLine line) {
        if (line.isComment()) {
            CsvRow row = words(line);
            if ((names == null || isComment) && row.size() > 1 && isNames(row) && TimeColumns.isNamedIn(row)) {
                take(row, true);
            }
            return true;
        }
        CsvRow row = words(line);
        first = first == null ? row : first;
        // Below names of which one is the time's there are rows, good or bad.
        boolean takes = isNames(row) && (isComment || !isTimeNamed() || TimeColumns.isNamedIn(row));
        if (takes) {
            take(row, false);
        }
        return takes;
    }

    /** Takes a line between the rows of a table if it may be another's header; a mistyped row is none. */
    boolean takesBetween(CsvLine line) {
        CsvRow row = words(line);
        boolean takes = isNames(row) && (TimeColumns.isNamedIn(row) || TimeText.isTime(row.cell(0)));
        if (takes) {
            take(row, false);
        }
        return takes;
    }

    /** The table of which this line is the first row; null where it is none of one. */
    @Nullable
    CsvTable table(CsvLine line) {
        CsvRow header = names;
        if (header == null) {
            return null;
        }
        CsvRow row = Words.below(header, line);
        boolean fits = row.size() == header.size() || CsvHeader.mayStandForMore(header);
        // A name without a text is one of the lines about the recording.
        boolean isHeader = isTimeNamed()
                ? fits || !isComment
                : fits
                        && isRow(row)
                        && !header.cells().subList(1, header.size()).contains("");
        if (!isHeader) {
            names = isComment ? null : header;
            return null;
        }
        CsvTable table = CsvTable.of(above, header, row);
        names = null;
        above = null;
        return table;
    }

    /** Forgets the names, which were none; their line unless it was a comment. */
    @Nullable
    CsvLine dropped() {
        CsvRow dropped = names;
        names = null;
        return dropped == null || isComment ? null : dropped.line();
    }

    /** Refuses a row of numbers above which no names were found. */
    void requireNoNumbers(CsvLine line) {
        CsvRow row = words(line);
        if (IntStream.range(0, row.size()).allMatch(i -> row.isMissing(i) || isNumber(row, i))) {
            throw CsvHeader.missing(names == null ? row : names, "t", CsvTable.FORM);
        }
    }

    /** Says why the file has no table. */
    CsvProblem problem(Path file) {
        if (isTimeNamed()) {
            return CsvProblem.in(file, "there is no row below the header.");
        }
        return first == null
                ? CsvProblem.in(file, "the file is empty. It must begin with the header " + CsvTable.FORM + ".")
                : CsvHeader.missing(first, "t", CsvTable.FORM);
    }

    private void take(CsvRow row, boolean comment) {
        above = isComment ? null : names;
        names = row;
        isComment = comment;
    }

    private boolean isTimeNamed() {
        return names != null && TimeColumns.isNamedIn(names);
    }

    /** Whether a line's cells are names: no dates, and numbers only beside a name for the time. */
    private static boolean isNames(CsvRow row) {
        // sar and pidstat write the time in place of its name.
        int from = row.separator() == ' ' && TimeText.isTime(row.cell(0)) ? 1 : 0;
        return row.size() > from
                && IntStream.range(from, row.size()).noneMatch(i -> TimeText.isTime(row.cell(i)))
                && (TimeColumns.isNamedIn(row)
                        || IntStream.range(from, row.size()).noneMatch(i -> isValue(row, i)));
    }

    private static boolean isRow(CsvRow row) {
        return IntStream.range(0, row.size()).anyMatch(i -> TimeText.isTime(row.cell(i)))
                && IntStream.range(0, row.size()).anyMatch(i -> isNumber(row, i));
    }

    /** A number, or what is written in place of one. */
    private static boolean isValue(CsvRow row, int place) {
        return isNumber(row, place) || (row.isMissing(place) && !row.isEmpty(place));
    }

    private static boolean isNumber(CsvRow row, int place) {
        return !Double.isNaN(row.numberOrNot(place));
    }

    private static CsvRow words(CsvLine line) {
        CsvRow row = line.split(line.separator());
        return row.separator() == ' ' ? Words.withHalfDays(row) : row;
    }
}
