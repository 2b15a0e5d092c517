package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of {@code expect.leak}. */
final class LeakSection extends Section<GrowthRate> {
    private final Key<GrowthRate> forbid = required(
            "forbid",
            Words.RATE,
            "the least growth that matters; a run too short to see it is undecided, never passed");

    LeakSection() {
        super("map");
    }

    @Override
    protected GrowthRate bind(Values values) {
        return values.get(forbid);
    }
}
