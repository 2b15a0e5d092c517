package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of {@code expect.leak}. */
final class LeakSection extends Section<LeakExpectation> {
    private final Key<GrowthRate> forbid = required(
            "forbid",
            Words.RATE,
            "the least growth that matters; a run too short to see it is undecided, never passed");

    private final Key<OnLeak> onLeak = withDefault(
            "on-leak",
            Word.choice(OnLeak.values()),
            "continue",
            "when good nights show for certain, before the end, that it leaks: go on, or end the run");

    LeakSection() {
        super("map");
    }

    @Override
    protected LeakExpectation bind(Values values) {
        return new LeakExpectation(values.get(forbid), values.get(onLeak));
    }
}
