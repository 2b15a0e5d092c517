package org.boxsoak.klog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorSearchTests {
    private static final List<String> WORDS = EventAssembler.anchors();
    private final AnchorSearch search = new AnchorSearch(WORDS);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void it_finds_every_line_that_a_plain_search_finds(long seed) {
        String text = text(new SplittableRandom(seed), 60_000);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        TreeSet<Integer> lines = new TreeSet<>();
        for (int hit : search.all(bytes, 0, bytes.length)) {
            lines.add(line(text, hit - 1));
        }

        TreeSet<Integer> expected = new TreeSet<>();
        for (String word : WORDS) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                expected.add(line(text, at));
            }
        }
        assertThat(lines).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    @Test
    void a_word_is_found_at_both_ends_and_not_if_it_is_cut() {
        for (String word : WORDS) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);

            assertThat(search.all(bytes, 0, bytes.length)).as(word).isNotEmpty();
            assertThat(new AnchorSearch(List.of(word)).all(bytes, 0, bytes.length - 1))
                    .isEmpty();
        }
    }

    @Test
    void a_word_too_short_to_skip_with_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AnchorSearch(List.of("BUG:")));
    }

    @Test
    void newlines_are_counted_exactly() {
        RandomGenerator random = new SplittableRandom(9);
        byte[] bytes = new byte[10_000];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = (byte) (random.nextBoolean() ? '\n' : 0x8a);
        }
        for (int from = 0; from < 20; from++) {
            long expected = 0;
            for (int i = from; i < bytes.length - from; i++) {
                expected += bytes[i] == '\n' ? 1 : 0;
            }
            assertThat(Newlines.count(bytes, from, bytes.length - from)).isEqualTo(expected);
        }
    }

    private static int line(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static String text(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            switch (random.nextInt(12)) {
                case 0 -> text.append(word);
                case 1 -> text.append(word, 0, random.nextInt(word.length()));
                case 2 -> text.append(word.substring(random.nextInt(word.length())));
                default ->
                    text.append("usb 1-1: new device ")
                            .append(random.nextInt(1000))
                            .append('\n');
            }
        }
        return text.toString();
    }
}
