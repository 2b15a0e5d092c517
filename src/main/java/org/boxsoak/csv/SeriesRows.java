package org.boxsoak.csv;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boxsoak.leak.CounterSeries;

/** The rows of a table that are about one thing. */
final class SeriesRows {
    private int rows;
    private double[] seconds = new double[16];
    private long[] cycles = {};
    private long[] boots = {};
    private final double[][] values;

    SeriesRows(int columns) {
        values = new double[columns][16];
    }

    void add(double at, long cycle, long boot, List<CsvColumn> columns, CsvRow row) {
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * rows);
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], 2 * rows);
            }
        }
        seconds[rows] = at;
        cycles = marked(cycles, cycle);
        boots = marked(boots, boot);
        for (int i = 0; i < values.length; i++) {
            values[i][rows] = columns.get(i).value(row);
        }
        rows++;
    }

    /** Marks are kept from the first one on that is not 0. */
    private long[] marked(long[] marks, long mark) {
        if (marks.length <= rows && (mark != 0 || marks.length > 0)) {
            marks = Arrays.copyOf(marks, seconds.length);
        }
        if (marks.length > 0) {
            marks[rows] = mark;
        }
        return marks;
    }

    List<CounterSeries> series(List<String> names, CsvTime time, boolean hasCycles) {
        double[] at = Arrays.copyOf(seconds, rows);
        time.settle(at);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            columns.put(names.get(i), Arrays.copyOf(values[i], rows));
            // Thousands of counters do not fit into the heap twice.
            values[i] = new double[0];
        }
        return CounterSeries.table(
                at,
                hasCycles ? Arrays.copyOf(cycles, rows) : null,
                boots.length == 0 ? null : Arrays.copyOf(boots, rows),
                columns);
    }
}
