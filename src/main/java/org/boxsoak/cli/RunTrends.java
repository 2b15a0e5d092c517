package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.boxsoak.bench.BenchException;
import org.boxsoak.leak.RateChange;
import org.boxsoak.nights.RunFolders;
import org.boxsoak.nights.SeriesFolders;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.FiguresFile;
import org.boxsoak.report.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * Says of the runs in a folder since when which counter leaks at another rate, for each plan on each box.
 *
 * @param series in the order in which they are shown
 * @param unreadable what could not be read or judged, one sentence each; the rest stands
 */
record RunTrends(List<SeriesTrend> series, List<String> unreadable) {
    /** One plan on one box. */
    private record Key(String plan, String box, String model) {
        static Key of(RunFigures run) {
            return new Key(run.plan(), run.box(), SeriesTrend.known(run.model()));
        }
    }

    RunTrends {
        series = series.stream().sorted(SeriesTrend.ORDER).toList();
        // Each part of a tree names the same folders that cannot be listed.
        unreadable = unreadable.stream().distinct().sorted().toList();
    }

    /** Reads one series after the other, so that no more than one has to fit into the memory. */
    static RunTrends read(RunFolders all) {
        List<SeriesTrend> trends = new ArrayList<>();
        List<String> unreadable = Collections.synchronizedList(new ArrayList<>());
        SeriesFolders.of(all, unreadable::add).each(folders -> {
            Map<Key, List<RunFigures>> runs = folders.parallelStream()
                    .map(folder -> figures(folder, unreadable::add))
                    .filter(Objects::nonNull)
                    .collect(Collectors.groupingBy(Key::of));
            runs.values().forEach(of -> trends.add(SeriesTrend.of(of)));
        });
        return new RunTrends(trends, unreadable);
    }

    /** What the parts of a tree come to. */
    static RunTrends together(List<RunTrends> parts) {
        return new RunTrends(all(parts, RunTrends::series), all(parts, RunTrends::unreadable));
    }

    private static <T> List<T> all(List<RunTrends> parts, Function<RunTrends, List<T>> of) {
        return parts.stream().flatMap(part -> of.apply(part).stream()).toList();
    }

    /** What was stored of the run, or a judgement made now; null where it is none that was judged. */
    private static @Nullable RunFigures figures(Path folder, Consumer<String> unreadable) {
        RunFigures stored = FiguresFile.valid(folder);
        if (stored != null) {
            return stored;
        }
        if (!Files.isRegularFile(new RunFolder(folder).verdict())) {
            return null;
        }
        try {
            return NightPages.judged(folder);
        } catch (BenchException e) {
            unreadable.accept(folder + ": " + e.getMessage());
            return null;
        }
    }

    /** @return 1 where a counter has come to leak faster, else 0 */
    int print(Path reports, boolean json, PrintWriter out, PrintWriter err) {
        Map<String, Long> boxes = series.stream().collect(Collectors.groupingBy(SeriesTrend::model, countOfBoxes()));
        if (series.isEmpty() && !json) {
            out.println("There are no judged runs in " + reports + ".");
        }
        for (SeriesTrend trend : series) {
            if (json) {
                trend.counters().forEach(counter -> out.println(TrendCommand.object(trend, counter)));
            } else {
                print(trend, boxes, out);
            }
        }
        out.flush();
        LeftOut.tell(err, unreadable, "unreadable");
        return series.stream()
                        .flatMap(trend -> trend.counters().stream())
                        .flatMap(counter -> counter.changes().stream())
                        .anyMatch(c -> c.change().isWorse())
                ? 1
                : 0;
    }

    private static Collector<SeriesTrend, ?, Long> countOfBoxes() {
        return Collectors.mapping(
                SeriesTrend::box, Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()));
    }

    private static void print(SeriesTrend trend, Map<String, Long> boxes, PrintWriter out) {
        out.println(title(trend, boxes) + ", " + trend.runs() + (trend.runs() == 1 ? " run:" : " runs:"));
        if (trend.counters().stream().allMatch(c -> c.changes().isEmpty())) {
            out.println("  no leak rate has changed"
                    + (trend.counters().isEmpty() ? ": no run was long enough to have one" : ""));
        }
        for (SeriesTrend.Counter counter : trend.counters()) {
            for (SeriesTrend.Change since : counter.changes()) {
                RateChange c = since.change();
                out.printf(
                        Locale.ROOT,
                        "  since %s (run %d, %s), %s %+.3g MB/h: %.3g before, %.3g since%n",
                        c.build().isEmpty() ? "that run" : "build " + c.build(),
                        c.night(),
                        since.run(),
                        counter.name(),
                        c.after() - c.before(),
                        c.before(),
                        c.after());
            }
        }
    }

    /** The model, with the box where a model has several. */
    private static String title(SeriesTrend trend, Map<String, Long> boxes) {
        boolean isAlone = boxes.getOrDefault(trend.model(), 0L) < 2;
        String where = trend.model().isEmpty()
                ? trend.box()
                : isAlone ? trend.model() : trend.model() + " (" + trend.box() + ")";
        return trend.plan() + " on " + where;
    }
}
