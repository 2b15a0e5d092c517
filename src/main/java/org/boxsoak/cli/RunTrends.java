package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.boxsoak.leak.NightRate;
import org.boxsoak.leak.NightTrend;
import org.boxsoak.leak.RateChange;
import org.boxsoak.nights.RunFolders;
import org.boxsoak.nights.Shard;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.FiguresFile;
import org.boxsoak.report.RunFigures;
import org.jspecify.annotations.Nullable;

/** Says of the runs in a folder since when which counter leaks at another rate, for each plan on each box. */
final class RunTrends {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Half the width of a 90 % interval in standard errors. */
    private static final double REACH_90 = 1.645;
    /** A change by less than this share of the forbidden rate is none that matters. */
    private static final double MATTERS = 0.5;

    private static final double MB = 1e6;

    private final boolean json;
    private final PrintWriter out;
    private boolean anyWorse;

    private RunTrends(boolean json, PrintWriter out) {
        this.json = json;
        this.out = out;
    }

    /** Runs of one plan on one box. */
    private record Series(String plan, String box, String model) {
        static Series of(RunFigures run) {
            return new Series(run.plan(), run.box(), known(run.model()));
        }

        /** The model, with the box where a model has several. */
        String title(Map<String, Long> boxes) {
            boolean isAlone = boxes.getOrDefault(model, 0L) < 2;
            String where = model.isEmpty() ? box : isAlone ? model : model + " (" + box + ")";
            return plan + " on " + where;
        }
    }

    /** @return 1 where a counter has come to leak faster, else 0 */
    static int print(Path reports, Shard shard, boolean json, PrintWriter out) {
        List<Path> folders = new ArrayList<>();
        RunFolders.each(reports, shard, folders::add);
        Map<Series, List<RunFigures>> all = folders.parallelStream()
                .map(RunTrends::figures)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(
                        Series::of,
                        () -> new TreeMap<>(Comparator.comparing(Series::plan)
                                .thenComparing(Series::model)
                                .thenComparing(Series::box)),
                        Collectors.toList()));
        Map<String, Long> boxes = all.keySet().stream()
                .collect(Collectors.groupingBy(
                        Series::model,
                        Collectors.mapping(
                                Series::box, Collectors.collectingAndThen(Collectors.toSet(), s -> (long) s.size()))));
        RunTrends trends = new RunTrends(json, out);
        if (all.isEmpty() && !json) {
            out.println("There are no judged runs in " + reports + ".");
        }
        all.forEach((series, runs) -> {
            runs.sort(Comparator.comparing(RunFigures::started).thenComparing(RunFigures::run));
            trends.print(series, series.title(boxes), runs);
        });
        out.flush();
        return trends.anyWorse ? 1 : 0;
    }

    /** What was stored of the run, or a judgement made now; null where it is none that was judged. */
    private static @Nullable RunFigures figures(Path folder) {
        RunFigures stored = FiguresFile.valid(folder);
        if (stored != null) {
            return stored;
        }
        return Files.isRegularFile(new RunFolder(folder).verdict()) ? NightPages.judged(folder) : null;
    }

    private void print(Series series, String title, List<RunFigures> runs) {
        Map<String, List<NightRate>> rates = new LinkedHashMap<>();
        double forbidden = 0;
        for (int i = 0; i < runs.size(); i++) {
            RunFigures run = runs.get(i);
            forbidden = Objects.requireNonNullElse(run.forbiddenPerHour(), 0.0) / MB;
            for (RunFigures.Rate rate : run.rates()) {
                Double perHour = rate.perHour();
                if (perHour != null) {
                    rates.computeIfAbsent(rate.series(), c -> new ArrayList<>())
                            .add(new NightRate(i + 1, known(run.build()), perHour / MB, standardError(rate)));
                }
            }
        }
        if (!json) {
            out.println(title + ", " + runs.size() + (runs.size() == 1 ? " run:" : " runs:"));
        }
        double least = MATTERS * forbidden;
        boolean quiet = true;
        for (Map.Entry<String, List<NightRate>> counter : rates.entrySet()) {
            List<RateChange> changes = NightTrend.changes(counter.getValue()).stream()
                    .filter(c -> Math.abs(c.after() - c.before()) >= least)
                    .toList();
            anyWorse |= changes.stream().anyMatch(RateChange::isWorse);
            quiet &= changes.isEmpty();
            print(series, counter.getKey(), counter.getValue().size(), changes, runs);
        }
        if (!json && quiet) {
            out.println("  no leak rate has changed" + (rates.isEmpty() ? ": no run was long enough to have one" : ""));
        }
    }

    private void print(Series series, String counter, int nights, List<RateChange> changes, List<RunFigures> runs) {
        if (json) {
            ObjectNode node = JSON.createObjectNode()
                    .put("series", counter)
                    .put("plan", series.plan())
                    .put("box", series.box())
                    .put("model", series.model())
                    .put("unit", "MB/h")
                    .put("nights", nights);
            ArrayNode array = node.putArray("changes");
            changes.forEach(c -> array.add(
                    TrendCommand.object(c).put("run", runs.get(c.night() - 1).run())));
            out.println(node);
            return;
        }
        changes.forEach(c -> out.printf(
                Locale.ROOT,
                "  since %s (run %d, %s), %s %+.3g MB/h: %.3g before, %.3g since%n",
                c.build().isEmpty() ? "that run" : "build " + c.build(),
                c.night(),
                runs.get(c.night() - 1).run(),
                counter,
                c.after() - c.before(),
                c.before(),
                c.after()));
    }

    private static double standardError(RunFigures.Rate rate) {
        Double low = rate.low90();
        Double high = rate.high90();
        return low == null || high == null ? Double.NaN : Math.max(0, (high - low) / 2 / REACH_90 / MB);
    }

    /** What the box said, empty where it said nothing. */
    private static String known(String text) {
        return text.equals("unknown") ? "" : text;
    }
}
