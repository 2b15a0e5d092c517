package org.boxsoak.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One row for each reading, as {@code boxsoak judge} reads it; notes go to standard error. */
record WatchCsv(PrintWriter out, PrintWriter err) implements WatchView {
    private static final List<String> COLUMNS = List.of(
            WatchFigures.MEM_FREE,
            WatchFigures.OUTSIDE_CMA,
            WatchFigures.STRICT,
            WatchFigures.USABLE,
            WatchFigures.EXTFRAG,
            WatchFigures.SLAB,
            WatchFigures.UNRECLAIMABLE,
            WatchFigures.UNACCOUNTED);

    WatchCsv {
        out.println("t," + String.join(",", COLUMNS));
        out.flush();
    }

    @Override
    public void show(double seconds, Map<String, Double> figures) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%.3f", seconds));
        for (String column : COLUMNS) {
            Double value = figures.get(column);
            row.append(',').append(value == null ? "" : Long.toString(Math.round(value)));
        }
        out.println(row);
        out.flush();
    }

    @Override
    public void note(String text) {
        err.println("boxsoak: " + text);
        err.flush();
    }
}
