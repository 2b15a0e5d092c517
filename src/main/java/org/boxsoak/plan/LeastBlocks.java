package org.boxsoak.plan;

import java.util.List;
import org.boxsoak.plan.yaml.Word;
import org.jspecify.annotations.Nullable;

/**
 * What may stand behind {@code at-least}.
 *
 * @param count a number of blocks; null: the measured margin
 */
record LeastBlocks(@Nullable Integer count) {
    private static final int MOST_BLOCKS = 100_000_000;
    private static final String MARGIN = "margin";
    private static final Word<Integer> NUMBER = Words.count("number", 1, MOST_BLOCKS);

    static final Word<LeastBlocks> WORD =
            new Word<>("number or margin", NUMBER.example(), LeastBlocks::parse, List.of(MARGIN));

    private static LeastBlocks parse(String text) {
        return text.strip().equals(MARGIN)
                ? new LeastBlocks(null)
                : new LeastBlocks(NUMBER.parser().apply(text));
    }
}
