package org.boxsoak.plan;

import java.time.Duration;
import org.boxsoak.plan.yaml.Key;
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

    SamplingSection() {
        super("map");
    }

    @Override
    protected Sampling bind(Values values) {
        return new Sampling(values.get(every), values.get(pageTypeInfo));
    }
}
