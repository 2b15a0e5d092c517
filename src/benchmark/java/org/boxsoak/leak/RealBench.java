package org.boxsoak.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.boxsoak.csv.SeriesCsv;

/**
 * Recorded series as noise: windows of 3 to 24 h of every column that moves, judged as they are and with a leak of 1, 2 and 4 times the
 * forbidden rate added, beside Mann-Kendall.
 *
 * <p>{@code java -cp target/classes:target/lib/* org.boxsoak.leak.RealBench FOLDER [PER-CENT]}: any CSV files that
 * {@code boxsoak judge} reads; PER-CENT of the window's level an hour are forbidden. Whether a recorded series leaks nobody knows. So each window that
 * is called a leak gets a line, to be looked at, and where the recording goes on for as long again it says whether the growth did. A window is
 * quiet where nine tenths of its values differ by less than a leak of the forbidden rate would add.
 */
public final class RealBench {
    private static final double[] HOURS = {3, 6, 12, 24};
    private static final double[] TIMES = {0, 1, 2, 4};
    private static final int FEWEST_VALUES = 20;

    private final double share;
    private final Map<String, Row> rows = new TreeMap<>();

    private RealBench(double share) {
        this.share = share;
    }

    /** What was called a leak in one row of the table. */
    private static final class Row {
        private int windows;
        private int leaks;
        private int suspects;
        private int mannKendall;
        private int followed;
        private int wentOn;
    }

    /** Prints what is called a leak. */
    public static void main(String[] arguments) throws IOException {
        RealBench bench = new RealBench((arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1) / 100);
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                bench.file(file);
            }
        }
        System.out.printf(
                "%-40s %8s %8s %8s %12s %20s%n",
                "", "windows", "leak", "suspect", "Mann-Kendall", "went on of followed");
        bench.rows.forEach((name, row) -> System.out.printf(
                Locale.ROOT,
                "%-40s %8d %8.1f %8.1f %12.1f %10d of %d%n",
                name,
                row.windows,
                100.0 * row.leaks / row.windows,
                100.0 * row.suspects / row.windows,
                100.0 * row.mannKendall / row.windows,
                row.wentOn,
                row.followed));
    }

    private void file(Path file) {
        List<double[]> seen = new ArrayList<>();
        for (CounterSeries counter : SeriesCsv.read(file)) {
            double[] values = counter.values();
            if (seen.stream().noneMatch(other -> Arrays.equals(other, values))) {
                seen.add(values);
                series(file.getFileName() + " " + counter.name(), counter.seconds(), values);
            }
        }
    }

    private void series(String name, double[] seconds, double[] values) {
        double end = seconds[seconds.length - 1];
        for (double hours : HOURS) {
            double length = 3600 * hours;
            for (double from = seconds[0]; from + length <= end + 60; from += length) {
                Window window = Window.of(seconds, values, from, hours);
                if (window.isWorthWhile()) {
                    window(name, window, Window.of(seconds, values, from + length, hours));
                }
            }
        }
    }

    private void window(String name, Window window, Window next) {
        double level = Quantiles.median(window.values);
        boolean falling = name.toLowerCase(Locale.ROOT).matches(".*(free|available|nr_free_pages)");
        LeakQuestion question = new LeakQuestion(falling, null, null);
        double forbidden = share * level;
        String kind = window.range() < forbidden * window.hours ? "quiet" : "restless";
        count(name, "as it is, no rate named", window, question, next);
        boolean leaks = count(name, kind + ", as it is", window, question.withForbidden(forbidden), next);
        for (int i = 1; i < TIMES.length && !leaks; i++) {
            // What leaks anyway is no ground to count what was added on.
            Window leaking = window.plus((falling ? -1 : 1) * TIMES[i] * forbidden);
            count("", kind + ", leak of " + TIMES[i], leaking, question.withForbidden(forbidden), next);
        }
    }

    private boolean count(String name, String row, Window window, LeakQuestion question, Window next) {
        LeakVerdict verdict = LeakJudge.judge(CounterSeries.of(name, window.seconds, window.values), question)
                .verdict();
        Row count = rows.computeIfAbsent(row, any -> new Row());
        count.windows++;
        double[] oriented = window.values.clone();
        Arrays.setAll(oriented, i -> question.falling() ? -window.values[i] : window.values[i]);
        count.mannKendall += Rivals.MANN_KENDALL.saysLeak(window.seconds, oriented) ? 1 : 0;
        count.suspects += verdict instanceof LeakVerdict.Suspect ? 1 : 0;
        if (!(verdict instanceof LeakVerdict.Leak leak)) {
            return false;
        }
        count.leaks++;
        if (!name.isEmpty()) {
            String after = "";
            if (next.spans()) {
                double rise = (question.falling() ? -1 : 1) * next.rise();
                boolean goesOn = rise > leak.rate().perHour() * window.hours / 4;
                after = " AFTERWARDS " + Figures.of(rise / window.hours);
                count.followed++;
                count.wentOn += goesOn ? 1 : 0;
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %s %.0f h from %.1f, %s: %s%s%n",
                    name,
                    window.hours,
                    window.from / 3600,
                    row,
                    leak.why(),
                    after);
        }
        return true;
    }

    /** A part of a series. */
    private record Window(double from, double hours, double[] seconds, double[] values) {
        static Window of(double[] seconds, double[] values, double from, double hours) {
            int[] inside = IntStream.range(0, seconds.length)
                    .filter(i -> seconds[i] >= from && seconds[i] <= from + 3600 * hours && !Double.isNaN(values[i]))
                    .toArray();
            return new Window(
                    from,
                    hours,
                    IntStream.of(inside).mapToDouble(i -> seconds[i]).toArray(),
                    IntStream.of(inside).mapToDouble(i -> values[i]).toArray());
        }

        Window plus(double perHour) {
            double[] raised = values.clone();
            Arrays.setAll(raised, i -> values[i] + perHour * (seconds[i] - from) / 3600);
            return new Window(from, hours, seconds, raised);
        }

        boolean spans() {
            return seconds.length >= FEWEST_VALUES && seconds[seconds.length - 1] - seconds[0] > 0.9 * 3600 * hours;
        }

        boolean isWorthWhile() {
            return spans()
                    && Quantiles.median(values) > 0
                    && DoubleStream.of(values).distinct().count() >= FEWEST_VALUES;
        }

        double range() {
            return Quantiles.of(values, 0.95) - Quantiles.of(values, 0.05);
        }

        /** From the low water of the first fifth to that of the last. */
        double rise() {
            int fifth = values.length / 5;
            return Quantiles.of(Arrays.copyOfRange(values, values.length - fifth, values.length), 0.2)
                    - Quantiles.of(Arrays.copyOfRange(values, 0, fifth), 0.2);
        }
    }
}
