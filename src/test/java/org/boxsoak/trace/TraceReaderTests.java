package org.boxsoak.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.boxsoak.fake.TextMutator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTests {
    @Test
    void a_refusal_says_why() {
        TraceReader reader = new TraceReader();

        reader.line("x busy Somebody else traces on this box: the tracer 'function' is on.");

        assertThat(reader.refusal())
                .isEqualTo(new TraceReader.Refusal(
                        "busy", "Somebody else traces on this box: the tracer 'function' is on."));
        assertThat(reader.hasBegun()).isFalse();
    }

    @Test
    void counts_what_the_trace_cost_and_lost() {
        TraceReader reader = new TraceReader();
        List.of("h 1 2 4096 410", "l 2 3", "c 56af19 131af0 20ce70 1fe0 1b9000 36e7e", "f 1 1")
                .forEach(reader::line);

        TraceCost cost = reader.trace().cost();

        assertThat(cost.events()).isEqualTo(0x1fe0);
        assertThat(cost.lostTaken()).isEqualTo(2);
        assertThat(cost.lostFreed()).isEqualTo(3);
        assertThat(cost.ownShare()).isBetween(0.21, 0.23);
        assertThat(reader.trace().isComplete()).isTrue();
        assertThat(reader.trace().isRemoved()).isTrue();
    }

    @Test
    void a_trace_that_breaks_off_counts_up_to_its_last_line() {
        TraceLines lines = new TraceLines().chain(1, "alloc_pages", "take [leaky]");
        for (int i = 0; i < 4; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,9,cc0");
        }

        Trace trace = lines.line("w b 3d0900").line("e P3d0910,2000,1,1,9,c").trace();

        assertThat(trace.isComplete()).isFalse();
        assertThat(Ranking.of(trace, 1))
                .singleElement()
                .satisfies(h -> assertThat(h.allocations()).isEqualTo(5));
    }

    @Test
    void lines_that_make_no_sense_are_counted_and_left_out() {
        Trace trace =
                new TraceLines().line("e Pzz,1").line("q 1").line("").line("s").trace();

        assertThat(trace.notes()).containsExactly("3 lines of the trace make no sense and were left out.");
    }

    /** Against a model that follows every page by itself: whatever is taken and given back, in whatever parts. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_join_holds_exactly_the_pages_that_a_simple_model_holds(long seed) {
        RandomGenerator random = new Random(seed);
        LiveMemory live = new LiveMemory();
        Map<Long, Boolean> model = new HashMap<>();
        long[][] blocks = new long[64][];
        for (int i = 0; i < 5000; i++) {
            int slot = random.nextInt(blocks.length);
            long frame = slot * 16L;
            if (blocks[slot] == null) {
                long size = 1L << random.nextInt(5);
                live.take(new Taken(true, frame, size, i, 1, 1));
                blocks[slot] = new long[] {frame, size};
                for (long p = frame; p < frame + size; p++) {
                    model.put(p, true);
                }
            } else {
                // Half of it, the upper one, or what is left.
                long size = blocks[slot][1];
                long half = size > 1 && random.nextBoolean() ? size / 2 : 0;
                live.freePages(frame + half, size - half);
                for (long p = frame + half; p < frame + size; p++) {
                    model.remove(p);
                }
                blocks[slot] = half == 0 ? null : new long[] {frame, half};
            }
            assertThat(live.pages().stream().mapToLong(t -> t.held).sum()).isEqualTo(model.size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void whatever_arrives_is_read_to_its_end(long seed) {
        TraceLines lines =
                new TraceLines().chain(1, "alloc_pages", "take [leaky]").line("p 9 9 kworker");
        for (int i = 0; i < 4; i++) {
            lines.window("P" + lines.at() + "," + Integer.toHexString(0x1000 + i) + ",1,1,9,cc0 o1,ffff p2,1000,1");
        }
        String text = String.join("\n", lines.tail("").all());
        TextMutator mutator = new TextMutator(seed);
        for (int i = 0; i < 2000; i++) {
            String mutated = mutator.mutate(List.of(text));
            assertThatCode(() -> {
                        TraceReader reader = new TraceReader();
                        mutated.lines().forEach(reader::line);
                        Trace trace = reader.trace();
                        Ranking.of(trace, 1);
                        FoldedStacks.text(FoldedStacks.of(trace));
                    })
                    .doesNotThrowAnyException();
        }
    }
}
