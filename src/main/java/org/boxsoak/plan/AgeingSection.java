package org.boxsoak.plan;

import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of {@code age}. */
final class AgeingSection extends Section<Ageing> {
    /** The buddy allocator's largest order on arm64 with 4 KiB pages. */
    private static final int LARGEST_ORDER = 10;

    private static final int MOST_BLOCKS = 100_000_000;

    private final Key<Integer> order = withDefault(
            "order", Words.count("order", 1, LARGEST_ORDER), "4", "block size as a power of two of pages: 4 is 64 KiB");
    private final Key<Integer> leave = withDefault(
            "leave", Words.count("number", 0, MOST_BLOCKS), "0", "how many blocks of that order stay free outside CMA");
    private final Key<AgeFrom> from = withDefault(
            "from",
            Word.choice(AgeFrom.values()),
            "start",
            "when the box is aged: before the set-up, after it, or before each plug and no longer than that");
    private final Key<Bytes> reserve = optional(
            "reserve", Words.SIZE, "never taken from what is free outside CMA; without it 5 times the high watermarks");

    AgeingSection() {
        super("map");
    }

    @Override
    protected Ageing bind(Values values) {
        return new Ageing(values.get(order), values.get(leave), values.get(from), values.find(reserve));
    }
}
