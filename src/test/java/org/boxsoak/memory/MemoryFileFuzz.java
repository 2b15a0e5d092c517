package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.boxsoak.fake.TextMutator;

/** Feeds one parser with damaged texts of its corpus (and of its neighbours') and checks what must always hold. */
final class MemoryFileFuzz {
    /** Far beyond the slowest honest input of at most some 20 kB: only a loop that grows with the square reaches it. */
    private static final long SLOWEST_NANOS = 250_000_000;

    private final MemoryFileKind kind;
    private final List<String> texts;

    MemoryFileFuzz(MemoryFileKind kind) {
        this.kind = kind;
        this.texts = Corpus.all(kind.name().toLowerCase(Locale.ROOT)).stream()
                .map(Corpus::text)
                .toList();
    }

    /** Tries so many damaged texts; an error names the text's own seed, with which {@link #run} repeats it alone. */
    void run(long firstSeed, long inputs) {
        for (long seed = firstSeed; seed < firstSeed + inputs; seed++) {
            String text = new TextMutator(seed).mutate(texts);
            try {
                check(text);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(kind + " seed " + seed + ": " + e + " on text:\n" + text, e);
            }
        }
    }

    private void check(String text) {
        long before = System.nanoTime();
        MemoryFileRules.assertHold(kind, text);
        long took = System.nanoTime() - before;
        if (took > SLOWEST_NANOS) {
            long again = System.nanoTime();
            kind.reading(text);
            assertThat(System.nanoTime() - again)
                    .as("time, the second time as well")
                    .isLessThan(SLOWEST_NANOS);
        }
    }
}
