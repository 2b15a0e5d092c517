package org.boxsoak.plan;

import java.util.List;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;

/** The keys of {@code mitigations}. */
final class MitigationsSection extends Section<Mitigations> {
    private static final int MOST_REPEATS = 100;
    private static final int MOST_BLOCKS = 100_000;

    private final Key<Integer> repeat = withDefault(
            "repeat", Words.count("number", 1, MOST_REPEATS), "3", "how many plugs each variant gets, in turns");
    private final Key<Integer> plenty = withDefault(
            "plenty",
            Words.count("number", 1, MOST_BLOCKS),
            "64",
            "free blocks at a further plug, which shows how many of them each variant takes");
    private final Key<List<Variant>> variants =
            required("variants", ListOf.many(new VariantSection()), "the measures, and the box as it is");

    MitigationsSection() {
        super("map");
    }

    @Override
    protected Mitigations bind(Values values) {
        return new Mitigations(values.get(repeat), values.get(plenty), values.get(variants));
    }
}
