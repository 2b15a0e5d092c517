package org.boxsoak.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.leak.CounterSeries;
import org.jspecify.annotations.Nullable;

/** Reads counters from a CSV file: the time, an optional {@code cycle}, then one column for each counter. */
public final class SeriesCsv {
    private static final String FORM =
            "t,cycle,NAME,... with t in seconds (time, timestamp or date do too); cycle may be left out";

    private final Path file;
    private @Nullable CsvHeader header;
    private @Nullable CsvTime time;
    private int cycle;
    private int rows;
    private long lastCycle;
    private double[] seconds = new double[1024];
    private long[] cycles = new long[1024];
    private final List<String> names = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private double[][] values = {};

    private SeriesCsv(Path file) {
        this.file = file;
    }

    /** The counters of the file, in the order of their columns. */
    public static List<CounterSeries> read(Path file) {
        SeriesCsv csv = new SeriesCsv(file);
        CsvReader.read(file, csv::accept);
        return csv.series();
    }

    private void accept(CsvRow row) {
        if (header == null || time == null) {
            head(row);
            return;
        }
        header.requireSameSize(row);
        grow();
        seconds[rows] = time.seconds(row);
        if (cycle >= 0) {
            // An unmarked row belongs to the cycle that the last mark began.
            lastCycle = row.isEmpty(cycle) ? lastCycle : row.whole(cycle, "cycle");
            cycles[rows] = lastCycle;
        }
        for (int i = 0; i < values.length; i++) {
            values[i][rows] = row.number(places.get(i), names.get(i));
        }
        rows++;
    }

    private void head(CsvRow row) {
        CsvHeader head = new CsvHeader(row);
        CsvTime times = CsvTime.of(head, FORM);
        cycle = head.find("cycle");
        for (int i = 0; i < row.size(); i++) {
            if (i != times.place() && i != cycle && !row.isEmpty(i)) {
                names.add(row.cell(i));
                places.add(i);
            }
        }
        if (names.isEmpty()) {
            throw row.problem(0, "the header names no counter. It must read " + FORM + ".");
        }
        values = new double[names.size()][16];
        header = head;
        time = times;
    }

    private void grow() {
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * rows);
            cycles = Arrays.copyOf(cycles, 2 * rows);
        }
        if (rows == values[0].length) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], 2 * rows);
            }
        }
    }

    private List<CounterSeries> series() {
        if (header == null) {
            throw CsvProblem.in(file, "the file is empty. It must begin with the header " + FORM + ".");
        }
        if (rows == 0) {
            throw CsvProblem.in(file, "there is no row below the header.");
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            columns.put(names.get(i), Arrays.copyOf(values[i], rows));
            // Thousands of counters do not fit into the heap twice.
            values[i] = new double[0];
        }
        return CounterSeries.table(
                Arrays.copyOf(seconds, rows), cycle < 0 ? null : Arrays.copyOf(cycles, rows), columns);
    }
}
