package org.boxsoak.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.boxsoak.leak.CounterSeries;
import org.jspecify.annotations.Nullable;

/** The rows below one header, wherever in the file it is repeated: times, marks of cycles, labels and counters. */
final class CsvTable {
    static final String FORM =
            "t,cycle,NAME,... with t in seconds (time, timestamp or date do too); cycle may be left out";

    private static final int MANY = 1000;

    private final CsvHeader header;
    private final TimeColumns times;
    private final CsvTime time;
    private final int cycle;
    private final CsvLabels labels;
    private final List<CsvColumn> columns;
    private final Map<List<String>, SeriesRows> parts = new LinkedHashMap<>();
    private long lastCycle;
    private int rows;

    private CsvTable(CsvHeader header, TimeColumns times, int cycle, CsvLabels labels, List<CsvColumn> columns) {
        this.header = header;
        this.times = times;
        this.time = new CsvTime(times);
        this.cycle = cycle;
        this.labels = labels;
        this.columns = columns;
    }

    /** The table of which this is the first row; {@code groups} is the line above the header. */
    static CsvTable of(@Nullable CsvRow groups, CsvRow names, CsvRow first) {
        CsvHeader header = CsvHeader.under(groups, names).spreadTo(first.size());
        TimeColumns times = TimeColumns.of(header, first, FORM);
        int cycle = header.find("cycle");
        List<Integer> others = IntStream.range(0, header.size())
                .filter(i -> !times.has(i) && i != cycle && !RecorderColumns.isSkipped(header, i))
                .boxed()
                .toList();
        CsvLabels labels = CsvLabels.of(header, first, others);
        List<CsvColumn> columns = others.stream()
                .filter(i -> !labels.places().contains(i))
                .map(i -> new CsvColumn(header.names().get(i), i))
                .toList();
        if (columns.isEmpty()) {
            throw names.problem(0, "the header names no counter. It must read " + FORM + ".");
        }
        return new CsvTable(header, times, cycle, labels, columns);
    }

    /** What tables that go on below a repeated header have in common. */
    List<String> key() {
        List<String> names = new ArrayList<>(header.names());
        // sar writes the time there.
        names.set(times.place(), "");
        return names;
    }

    boolean isHeadedByComment() {
        return header.row().line().isComment();
    }

    CsvRow split(CsvLine line) {
        return Words.below(header.row(), line);
    }

    /** Whether a row of this table is there for sure: as many cells, numbers where they belong. */
    boolean isPlain(CsvRow row) {
        return row.size() == header.size()
                && startsLikeNumber(row.cell(times.place()))
                && startsLikeNumber(row.cell(columns.get(0).place()));
    }

    private static boolean startsLikeNumber(String cell) {
        return cell.isEmpty() || cell.charAt(0) <= '9';
    }

    /** Whether the row is this table's header once more. */
    boolean isHeader(CsvRow row) {
        return header.isRepeatedBy(row, times.place());
    }

    void add(CsvRow row, long boot) {
        header.requireSameSize(row);
        double at = time.seconds(row);
        // An unmarked row belongs to the cycle that the last mark began.
        lastCycle = cycle < 0 || row.isEmpty(cycle) ? lastCycle : row.whole(cycle, "cycle");
        List<String> about = labels.of(row, header);
        parts.computeIfAbsent(about, any -> new SeriesRows(columns.size())).add(at, lastCycle, boot, columns, row);
        rows++;
        if (parts.size() > MANY && rows < 2 * parts.size()) {
            throw row.problem(
                    labels.places().get(0),
                    "nearly each row has another text in column '"
                            + header.names().get(labels.places().get(0))
                            + "', and texts say what a row is about: leave it out.");
        }
    }

    /**
     * The counters, each with the labels in its name that are not the same in all rows; with the header's line, too, where a table above has a counter
     * of that name.
     */
    List<CounterSeries> series(Set<String> taken) {
        int[] telling = CsvLabels.telling(parts.keySet());
        List<CounterSeries> series = new ArrayList<>();
        parts.forEach((about, part) -> {
            String suffix =
                    IntStream.of(telling).mapToObj(i -> " " + about.get(i)).collect(Collectors.joining());
            List<String> names = columns.stream()
                    .map(column -> column.name() + suffix)
                    .map(name -> taken.add(name)
                            ? name
                            : name + " (line " + header.row().line().number() + ")")
                    .toList();
            series.addAll(part.series(names, time, cycle >= 0));
        });
        return series;
    }
}
