package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of {@code sample}. */
final class SamplingSection extends Section<Sampling> {
    private final Key<Duration> every = withDefault(
            "every", Words.PERIOD, "10s", "how often meminfo, slabinfo, vmstat and the other counters are read");
    private final Key<Duration> pageTypeInfo = withDefault(
            "pagetypeinfo",
            Words.PERIOD,
            "60s",
            "how often /proc/pagetypeinfo is read, which disturbs the allocator more");

    private final Key<Double> budget = withDefault(
            "budget",
            Words.SHARE,
            "0.5 %",
            "share of one core of the box that reading may take; it is read less often, with a note, where it takes more");
    private final Key<List<String>> processes = emptyByDefault(
            "processes",
            ListOf.oneOrMany(Words.name("process", "surfaceflinger")
                    .where(name -> name.matches("[^,]{1,60}") ? null : "a process is named without commas")),
            "names of processes whose memory is read, with PSS, besides that of the ten largest");

    SamplingSection() {
        super("map");
    }

    @Override
    protected Sampling bind(Values values) {
        return new Sampling(values.get(every), values.get(pageTypeInfo), values.get(budget), values.get(processes));
    }
}
