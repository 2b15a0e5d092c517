package org.boxsoak.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineAssemblerTests {
    private final Heard heard = new Heard();
    private final LineAssembler assembler = new LineAssembler(heard);

    @Test
    void lines_are_told_as_their_line_feed_comes() {
        add("one\ntwo\r\nthr");
        assertThat(heard.texts()).containsExactly("one", "two\r");

        add("ee\n");
        assertThat(heard.texts()).containsExactly("one", "two\r", "three");
        assertThat(heard.lines()).allMatch(ConsoleLine::complete);
    }

    @Test
    void an_empty_line_is_a_line() {
        add("\n\n");

        assertThat(heard.texts()).containsExactly("", "");
    }

    @Test
    void what_the_terminal_would_swallow_is_kept() {
        add("\u001b[31m\0red\007\n");

        assertThat(heard.texts()).containsExactly("\u001b[31m\0red\007");
    }

    @Test
    void bytes_that_are_no_text_are_marked() {
        assembler.add(new byte[] {'a', (byte) 0xff, 'b', '\n'}, 4, Duration.ZERO, Instant.EPOCH);

        assertThat(heard.texts()).containsExactly("a\ufffdb");
    }

    @Test
    void a_flushed_part_is_told_as_incomplete_and_only_once() {
        add("Unable to hand");
        assembler.flush(Duration.ofSeconds(1), Instant.EPOCH);
        assembler.flush(Duration.ofSeconds(2), Instant.EPOCH);
        add("le\n");

        assertThat(heard.texts()).containsExactly("Unable to hand", "le");
        assertThat(heard.lines()).extracting(ConsoleLine::complete).containsExactly(false, true);
    }

    @Test
    void a_line_without_end_is_told_in_pieces() {
        add("x".repeat(150_000) + "\n");

        assertThat(heard.lines()).extracting(line -> line.text().length()).containsExactly(65_536, 65_536, 18_928);
        assertThat(heard.lines()).extracting(ConsoleLine::complete).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_piece_does_not_cut_a_character(int shift) {
        String text = "x".repeat(shift) + "\ud83d\udcfa".repeat(40_000);

        add(text + "\n");

        assertThat(heard.texts()).hasSizeGreaterThan(1);
        assertThat(String.join("", heard.texts())).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void however_the_bytes_arrive_the_lines_are_the_same(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[300_000];
        random.nextBytes(bytes);
        Heard whole = new Heard();
        new LineAssembler(whole).add(bytes, bytes.length, Duration.ZERO, Instant.EPOCH);

        for (int from = 0; from < bytes.length; ) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(5_000)));
            assembler.add(part, part.length, Duration.ZERO, Instant.EPOCH);
            from += part.length;
        }

        assertThat(heard.texts()).isEqualTo(whole.texts()).hasSizeGreaterThan(1000);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assembler.add(bytes, bytes.length, Duration.ZERO, Instant.EPOCH);
    }
}
