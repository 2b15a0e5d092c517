package org.boxsoak.plan;

import java.time.Duration;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of {@code expect.order4-unmovable}. */
final class SupplySection extends Section<SupplyExpectation> {
    /** The buddy allocator's largest order on arm64 with 4 KiB pages (MAX_ORDER 11 up to 6.3, counted inclusively from 6.4 on). */
    private static final int LARGEST_ORDER = 10;

    private final Key<Integer> order = withDefault(
            "order", Words.count("order", 0, LARGEST_ORDER), "4", "block size as a power of two of pages: 4 is 64 KiB");
    private final Key<LeastBlocks> atLeast = required(
            "at-least",
            LeastBlocks.WORD,
            "the least supply, in blocks of that order; margin: what 'boxsoak margin' measured on this bench");
    private final Key<SupplyRow> of = withDefault(
            "of",
            Word.choice(SupplyRow.values()),
            "strict",
            "strict: the Unmovable rows alone; usable: Reclaimable and Movable too, which an unmovable request may fall back to");
    private final Key<Duration> from =
            withDefault("from", Words.DURATION_OR_ZERO, "0s", "run time from which on it has to hold");
    private final Key<SupplyMoment> when = withDefault(
            "when",
            Word.choice(SupplyMoment.values()),
            "always",
            "in every sample, or in the last one before each plug");

    SupplySection() {
        super("map");
    }

    @Override
    protected SupplyExpectation bind(Values values) {
        return new SupplyExpectation(
                values.get(order), values.get(atLeast).count(), values.get(of), values.get(from), values.get(when));
    }
}
