package org.boxsoak.judge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.boxsoak.leak.ConformalWidening;
import org.boxsoak.leak.NightProfile;
import org.boxsoak.record.RunFolder;

/** What a past run tells of each leak counter: its course, to compare later runs with. Sizes in MB. */
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
}
