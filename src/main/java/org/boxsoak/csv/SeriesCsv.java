package org.boxsoak.csv;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boxsoak.leak.CounterSeries;
import org.jspecify.annotations.Nullable;

/**
 * Reads counters from a CSV file: the time, an optional {@code cycle}, then one column for each counter; and from the tables that common recorders
 * write, of which a file may hold several, with other lines before and between them.
 */
public final class SeriesCsv {
    /** More lines than any recorder writes above its first table: another kind of file is refused at once, however long it is. */
    private static final int MOST_LINES_ABOVE = 200;

    private final Path file;
    private final Map<List<String>, CsvTable> tables = new LinkedHashMap<>();
    /** The table of the rows at hand. */
    private @Nullable CsvTable table;

    private final HeaderSearch search = new HeaderSearch();
    private int linesAbove;
    private long boot;

    private SeriesCsv(Path file) {
        this.file = file;
    }

    /** The counters of the file, in the order of their columns. */
    public static List<CounterSeries> read(Path file) {
        SeriesCsv csv = new SeriesCsv(file);
        CsvReader.lines(file, csv::accept);
        return csv.series();
    }

    private void accept(CsvLine line) {
        CsvTable rows = table;
        if (rows == null || search.hasNames()) {
            seek(line);
        } else if (line.isComment()) {
            // In a table below a plain header a comment is but that.
            if (rows.isHeadedByComment()) {
                search.takes(line);
            }
        } else {
            CsvRow row = rows.split(line);
            boolean isRow = rows.isPlain(row) || !(isMark(line) || rows.isHeader(row) || search.takesBetween(line));
            if (isRow) {
                rows.add(row, boot);
            }
        }
    }

    private boolean isMark(CsvLine line) {
        if (RecorderLines.isRestart(line)) {
            boot++;
            return true;
        }
        return RecorderLines.isNote(line);
    }

    /** Takes a line that is above a table, or its first row. */
    private void seek(CsvLine line) {
        if (table == null && ++linesAbove > MOST_LINES_ABOVE && !line.isComment()) {
            throw search.problem(file);
        }
        if (isMark(line) || search.takes(line)) {
            return;
        }
        CsvTable found = search.table(line);
        if (found != null) {
            CsvTable rows = tables.computeIfAbsent(found.key(), any -> found);
            table = rows;
            rows.add(rows.split(line), boot);
        } else if (table == null) {
            search.requireNoNumbers(line);
        } else {
            goOn(table, line);
        }
    }

    /** What was taken for a header was none: a comment, or a mistyped row, which the table refuses. */
    private void goOn(CsvTable rows, CsvLine line) {
        CsvLine dropped = search.dropped();
        if (dropped != null) {
            rows.add(rows.split(dropped), boot);
        }
        accept(line);
    }

    private List<CounterSeries> series() {
        if (tables.isEmpty()) {
            throw search.problem(file);
        }
        Set<String> names = new HashSet<>();
        return tables.values().stream()
                .flatMap(rows -> rows.series(names).stream())
                .toList();
    }
}
