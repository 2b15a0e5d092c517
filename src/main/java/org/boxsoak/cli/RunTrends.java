package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.judge.LeakProfiles;
import org.boxsoak.judge.PastRun;
import org.boxsoak.leak.LeakRate;
import org.boxsoak.leak.NightRate;
import org.boxsoak.leak.NightTrend;
import org.boxsoak.leak.RateChange;

/** Says of the runs in a folder since when which counter leaks at another rate. */
final class RunTrends {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Half the width of a 90 % interval in standard errors. */
    private static final double REACH_90 = 1.645;
    /** A change by less than this share of the forbidden rate is none that matters. */
    private static final double MATTERS = 0.5;

    private final boolean json;
    private final PrintWriter out;
    private boolean anyWorse;

    private RunTrends(boolean json, PrintWriter out) {
        this.json = json;
        this.out = out;
    }

    /** Runs of one plan on one model of box. */
    private record Series(String plan, String model) {}

    /** @return 1 where a counter has come to leak faster, else 0 */
    static int print(Path reports, boolean json, PrintWriter out) {
        Map<Series, List<PastRun>> series = new LinkedHashMap<>();
        for (PastRun run : PastRun.under(reports)) {
            series.computeIfAbsent(new Series(run.info().plan().name(), run.model()), s -> new ArrayList<>())
                    .add(run);
        }
        RunTrends trends = new RunTrends(json, out);
        if (series.isEmpty() && !json) {
            out.println("There are no judged runs in " + reports + ".");
        }
        series.forEach(trends::print);
        out.flush();
        return trends.anyWorse ? 1 : 0;
    }

    private void print(Series series, List<PastRun> runs) {
        Map<String, List<NightRate>> rates = new LinkedHashMap<>();
        double forbidden = 0;
        for (int i = 0; i < runs.size(); i++) {
            int night = i + 1;
            String build = runs.get(i).build();
            try {
                LeakProfiles.Rates found = LeakProfiles.rates(runs.get(i).folder());
                forbidden = found.forbidden();
                found.rates()
                        .forEach((counter, rate) -> rates.computeIfAbsent(counter, c -> new ArrayList<>())
                                .add(new NightRate(night, build, rate.perHour(), standardError(rate))));
            } catch (BenchException e) {
                // It was judged once and is damaged now; the other nights still tell.
            }
        }
        if (!json) {
            out.println(series.plan() + (series.model().isEmpty() ? "" : " on " + series.model()) + ", " + runs.size()
                    + (runs.size() == 1 ? " run:" : " runs:"));
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

    private void print(Series series, String counter, int nights, List<RateChange> changes, List<PastRun> runs) {
        if (json) {
            ObjectNode node = JSON.createObjectNode()
                    .put("series", counter)
                    .put("plan", series.plan())
                    .put("model", series.model())
                    .put("unit", "MB/h")
                    .put("nights", nights);
            ArrayNode array = node.putArray("changes");
            changes.forEach(c -> array.add(TrendCommand.object(c)
                    .put("run", runs.get(c.night() - 1).folder().id())));
            out.println(node);
            return;
        }
        changes.forEach(c -> out.printf(
                Locale.ROOT,
                "  since %s (run %d, %s), %s %+.3g MB/h: %.3g before, %.3g since%n",
                c.build().isEmpty() ? "that run" : "build " + c.build(),
                c.night(),
                runs.get(c.night() - 1).folder().id(),
                counter,
                c.after() - c.before(),
                c.before(),
                c.after()));
    }

    private static double standardError(LeakRate rate) {
        double width = rate.high90() - rate.low90();
        return Double.isFinite(width) ? width / 2 / REACH_90 : Double.NaN;
    }
}
