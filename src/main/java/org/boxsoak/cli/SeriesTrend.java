package org.boxsoak.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.boxsoak.leak.NightRate;
import org.boxsoak.leak.NightTrend;
import org.boxsoak.leak.RateChange;
import org.boxsoak.report.RunFigures;

/**
 * Says since when which counter leaks at another rate, in the runs of one plan on one box.
 *
 * @param plan the plan's name
 * @param box the box's name
 * @param model what the box calls itself; empty where it did not say
 * @param runs how many there are
 * @param counters those that have a rate, in the order in which the runs name them
 */
record SeriesTrend(String plan, String box, String model, int runs, List<Counter> counters) {
    /** In the order in which they are shown. */
    static final Comparator<SeriesTrend> ORDER = Comparator.comparing(SeriesTrend::plan)
            .thenComparing(SeriesTrend::model)
            .thenComparing(SeriesTrend::box);

    /** Half the width of a 90 % interval in standard errors. */
    private static final double REACH_90 = 1.645;
    /** A change by less than this share of the forbidden rate is none that matters. */
    private static final double MATTERS = 0.5;

    private static final double MB = 1e6;

    /**
     * A counter of theirs.
     *
     * @param name the counter
     * @param nights how many of the runs have a rate of it
     * @param changes those that matter, in MB/h
     */
    record Counter(String name, int nights, List<Change> changes) {}

    /**
     * A change, and the run from which on it is.
     *
     * @param change its night is the run's number, from 1
     * @param run the run's folder
     */
    record Change(RateChange change, String run) {}

    /** The runs are of one plan on one box. */
    static SeriesTrend of(List<RunFigures> unordered) {
        List<RunFigures> runs = unordered.stream()
                .sorted(Comparator.comparing(RunFigures::started).thenComparing(RunFigures::run))
                .toList();
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
        double least = MATTERS * forbidden;
        List<Counter> counters = rates.entrySet().stream()
                .map(c -> new Counter(
                        c.getKey(),
                        c.getValue().size(),
                        NightTrend.changes(c.getValue()).stream()
                                .filter(change -> Math.abs(change.after() - change.before()) >= least)
                                .map(change -> new Change(
                                        change, runs.get(change.night() - 1).run()))
                                .toList()))
                .toList();
        RunFigures any = runs.get(0);
        return new SeriesTrend(any.plan(), any.box(), known(any.model()), runs.size(), counters);
    }

    private static double standardError(RunFigures.Rate rate) {
        Double low = rate.low90();
        Double high = rate.high90();
        return low == null || high == null ? Double.NaN : Math.max(0, (high - low) / 2 / REACH_90 / MB);
    }

    /** What the box said, empty where it said nothing. */
    static String known(String text) {
        return text.equals("unknown") ? "" : text;
    }
}
