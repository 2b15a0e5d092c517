package org.boxsoak.judge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.boxsoak.leak.ConformalWidening;
import org.boxsoak.leak.LeakRate;
import org.boxsoak.leak.NightProfile;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.record.RunFolder;

/** What a past run tells of each leak counter: its course, to compare later runs with, and its rate. Sizes in MB. */
public final class LeakProfiles {
    private LeakProfiles() {}

    /**
     * What later nights learn from one.
     *
     * @param counters the course of each leak counter
     * @param forecasts how right forecasts would have been, by the counter's name
     */
    public record Night(Map<String, NightProfile> counters, Map<String, ConformalWidening.Past> forecasts) {}

    /** @throws org.boxsoak.bench.BenchException when the folder cannot be read */
    public static Night of(RunFolder folder) {
        Evidence evidence = Judge.observe(folder);
        Map<String, NightProfile> profiles = new LinkedHashMap<>();
        for (LeakCounter leak : LeakCounter.ALL) {
            Counter counter = evidence.observations().counter(leak.name());
            if (counter != null) {
                profiles.put(
                        leak.name(),
                        NightProfile.of(LeakJudgements.series(counter, evidence, leak.scale()), leak.falling()));
            }
        }
        return new Night(profiles, SupplyForecasts.inHindsight(evidence));
    }

    /**
     * How fast each counter got worse.
     *
     * @param rates in MB per hour, above 0 where it gets worse; without the counters whose samples carry no rate
     * @param forbidden the plan's forbidden rate in MB per hour, 0 where it names none
     */
    public record Rates(Map<String, LeakRate> rates, double forbidden) {}

    /** @throws org.boxsoak.bench.BenchException when the folder cannot be read */
    public static Rates rates(RunFolder folder) {
        Map<String, LeakRate> rates = new LinkedHashMap<>();
        Evidence evidence = Judge.observe(folder);
        GrowthRate forbidden = evidence.plan().expect().forbiddenLeak();
        LeakJudgements.of(evidence, forbidden).stream()
                .filter(j -> Double.isFinite(j.verdict().rate().perHour()))
                .forEach(j -> rates.put(j.name(), j.verdict().rate()));
        return new Rates(rates, forbidden == null ? 0 : forbidden.bytesPerHour() / LeakCounter.MB);
    }
}
