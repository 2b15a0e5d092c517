package org.boxsoak.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.boxsoak.leak.NightRate;
import org.boxsoak.leak.NightTrend;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;

/** Tells the nights of one plan on one box together: which are good ones, and since when which counter leaks. */
public final class NightTeller {
    /** As many good nights as a profile needs; more would only be older. */
    private static final int BASELINE = 7;

    private static final double HALF_WIDTH_OF_90_PERCENT = 1.645;

    private NightTeller() {}

    /** @param figures of the nights in order of time, at least one */
    public static TrendStory of(List<RunFigures> figures) {
        RunFigures newest = figures.get(figures.size() - 1);
        Set<String> baseline = baseline(figures);
        Set<String> series = figures.stream()
                .flatMap(f -> f.rates().stream())
                .map(RunFigures.Rate::series)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new TrendStory(
                newest.plan(),
                newest.box(),
                figures.stream()
                        .map(f -> new TrendStory.Night(f, baseline.contains(f.run())))
                        .toList(),
                series.stream()
                        .map(name -> new TrendStory.CounterRates(name, NightTrend.changes(rates(figures, name))))
                        .toList());
    }

    /** The newest nights that passed and in which nothing leaks. */
    private static Set<String> baseline(List<RunFigures> figures) {
        List<String> good = figures.stream()
                .filter(f -> f.verdict() == Outcome.PASSED)
                .filter(f -> f.rates().stream().noneMatch(r -> r.verdict().equals("leak")))
                .map(RunFigures::run)
                .toList();
        return Set.copyOf(good.subList(Math.max(0, good.size() - BASELINE), good.size()));
    }

    private static List<NightRate> rates(List<RunFigures> figures, String series) {
        List<NightRate> rates = new ArrayList<>();
        for (int night = 0; night < figures.size(); night++) {
            for (RunFigures.Rate rate : figures.get(night).rates()) {
                Double perHour = rate.perHour();
                if (rate.series().equals(series) && perHour != null) {
                    rates.add(new NightRate(night, figures.get(night).build(), perHour, standardError(rate)));
                }
            }
        }
        return rates;
    }

    private static double standardError(RunFigures.Rate rate) {
        Double low = rate.low90();
        Double high = rate.high90();
        return low == null || high == null ? Double.NaN : Math.max(0, (high - low) / 2 / HALF_WIDTH_OF_90_PERCENT);
    }
}
