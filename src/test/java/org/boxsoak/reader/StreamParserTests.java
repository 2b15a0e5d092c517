package org.boxsoak.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamParserTests {
    private static final String MARK = "@0123456789abcdef";
    private static final String OPENED = "\n" + MARK + " stream 1 c 77 boot-1\n";
    private static final String TICK = "\n" + MARK + " tick due 2 1000 1001 1003 4500 1 900 -1\n";

    private final List<StreamFrame> frames = new ArrayList<>();
    private final StreamParser parser = new StreamParser(MARK, frames::add);

    @Test
    void a_stream_is_taken_apart_byte_by_byte() {
        String text = "MemFree: 12 kB\n\n@0123 no mark\n";

        feed(OPENED + text("meminfo", text) + text("empty", "") + TICK);

        assertThat(frames)
                .containsExactly(
                        new StreamFrame.Opened("c", 77, "boot-1"),
                        new StreamFrame.Text("meminfo", text),
                        new StreamFrame.Text("empty", ""),
                        new StreamFrame.Tick(
                                false,
                                2,
                                Duration.ofMillis(1000),
                                Duration.ofMillis(1001),
                                Duration.ofMillis(1003),
                                new ReaderCost(Duration.ofNanos(4_500_000), 1, 900, null)));
    }

    @Test
    void a_text_may_end_without_a_newline_and_hold_any_byte() {
        String text = "no end \u0000\u00ff\n" + MARK.substring(0, 9);

        feed(OPENED + text("odd", text) + TICK);

        assertThat(frames).contains(new StreamFrame.Text("odd", text));
    }

    @Test
    void the_same_text_is_not_sent_twice() {
        feed(OPENED + text("zram", "1 2 3\n") + "\n" + MARK + " same zram\n" + TICK);

        assertThat(frames)
                .filteredOn(f -> f instanceof StreamFrame.Text)
                .containsExactly(new StreamFrame.Text("zram", "1 2 3\n"), new StreamFrame.Text("zram", "1 2 3\n"));
    }

    @Test
    void a_script_does_not_know_how_long_a_text_is() {
        feed("\n" + MARK + " text uptime -\n1.00 2.00\n" + TICK);

        assertThat(frames).contains(new StreamFrame.Text("uptime", "1.00 2.00\n"));
    }

    @Test
    void a_text_that_lost_bytes_is_reported_and_never_passed_on() {
        feed(OPENED + "\n" + MARK + " text meminfo 20\nMemFree: 1\n" + "\n" + MARK + " same meminfo\n" + TICK);

        assertThat(frames).noneMatch(f -> f instanceof StreamFrame.Text);
        assertThat(frames)
                .contains(
                        new StreamFrame.Junk("a text of meminfo with 11 bytes instead of 20"),
                        new StreamFrame.Junk("'same' of meminfo, of which no text is known"));
    }

    @Test
    void what_the_shell_says_is_no_text() {
        feed("sh: /data/local/tmp/boxreader: not executable: 64-bit ELF file\n" + OPENED);

        assertThat(frames)
                .containsExactly(
                        new StreamFrame.Junk("sh: /data/local/tmp/boxreader: not executable: 64-bit ELF fi ..."),
                        new StreamFrame.Opened("c", 77, "boot-1"));
    }

    @Test
    void a_newer_stream_is_named_as_one() {
        feed("\n" + MARK + " stream 3 c 77 boot-1\n");

        assertThat(frames)
                .containsExactly(new StreamFrame.Junk("a stream of version 3, which this boxsoak does not know"));
    }

    @Test
    void changes_make_the_next_text_of_the_one_before() {
        String next = "MemTotal: 90 kB\nMemFree: 7 kB\nShmem: 1 kB\n";

        feed(summed("meminfo", "MemTotal: 90 kB\nMemFree: 12 kB\n")
                + edit("meminfo", next, "16 15 26\nMemFree: 7 kB\nShmem: 1 kB\n"));
        feed(edit("meminfo", "Shmem: 1 kB\n", "0 30 0\n") + TICK);

        assertThat(frames)
                .filteredOn(f -> f instanceof StreamFrame.Text)
                .element(1)
                .isEqualTo(new StreamFrame.Text("meminfo", next));
        assertThat(frames).contains(new StreamFrame.Text("meminfo", "Shmem: 1 kB\n"));
    }

    @Test
    void a_damaged_text_is_never_passed_on_and_nothing_is_made_of_it() {
        String sound = summed("meminfo", "MemFree: 12 kB\n");
        feed(sound.replace(" 12 ", " 13 ") + edit("meminfo", "MemFree: 14 kB\n", "0 15 15\nMemFree: 14 kB\n"));
        feed(sound + edit("meminfo", "MemFree: 14 kB\n", "0 99 15\nMemFree: 14 kB\n"));
        feed(sound + edit("meminfo", "MemFree: 14 kB\n", "0 15 15\nMemFree: 15 kB\n") + TICK);

        assertThat(frames)
                .filteredOn(f -> f instanceof StreamFrame.Text)
                .containsOnly(new StreamFrame.Text("meminfo", "MemFree: 12 kB\n"));
        assertThat(frames)
                .contains(
                        new StreamFrame.Junk("a text of meminfo whose checksum does not match"),
                        new StreamFrame.Junk("a change of meminfo, of which no text is known"),
                        new StreamFrame.Junk("a change that does not fit the text before it"),
                        new StreamFrame.Junk("a change of meminfo whose checksum does not match"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void however_the_bytes_are_cut_the_frames_are_the_same(long seed) {
        byte[] stream = bytes(OPENED + text("a", "x\n\n" + MARK) + text("b", "\n\n\n") + TICK + TICK);
        feed(stream);
        List<StreamFrame> whole = List.copyOf(frames);
        SplittableRandom random = new SplittableRandom(seed);
        List<StreamFrame> cut = new ArrayList<>();
        StreamParser other = new StreamParser(MARK, cut::add);

        for (int at = 0; at < stream.length; ) {
            int count = Math.min(stream.length - at, random.nextInt(1, 9));
            byte[] piece = Arrays.copyOfRange(stream, at, at + count);
            other.feed(piece, count);
            at += count;
        }

        assertThat(cut).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damage_is_survived_and_a_whole_reading_behind_it_is_whole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String good = summed("a", "1 2 3\n") + text("b", "4 5 6\n") + TICK;
        for (int i = 0; i < 500; i++) {
            frames.clear();
            StreamParser damaged = new StreamParser(MARK, frames::add);
            byte[] stream = damage(bytes(OPENED + good), random);

            damaged.feed(stream, stream.length);
            // A damaged line takes the next newline for its end, so one reading may be lost behind it.
            byte[] rest = bytes(good + good);
            damaged.feed(rest, rest.length);

            List<StreamFrame> last = frames.subList(frames.size() - 3, frames.size());
            assertThat(last.get(0)).isEqualTo(new StreamFrame.Text("a", "1 2 3\n"));
            assertThat(last.get(1)).isEqualTo(new StreamFrame.Text("b", "4 5 6\n"));
            assertThat(last.get(2)).isInstanceOf(StreamFrame.Tick.class);
        }
    }

    private static byte[] damage(byte[] stream, SplittableRandom random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = random.nextInt(stream.length);
        int until = random.nextInt(from, stream.length);
        out.write(stream, 0, from);
        if (random.nextBoolean()) {
            byte[] garbage = new byte[random.nextInt(40)];
            random.nextBytes(garbage);
            out.writeBytes(garbage);
        }
        if (random.nextBoolean()) {
            out.write(stream, until, stream.length - until);
        }
        return out.toByteArray();
    }

    private void feed(String stream) {
        feed(bytes(stream));
    }

    private void feed(byte[] stream) {
        parser.feed(stream, stream.length);
    }

    private static String text(String source, String text) {
        return "\n" + MARK + " text " + source + " " + text.length() + "\n" + text;
    }

    private static String summed(String source, String text) {
        return "\n" + MARK + " text " + source + " " + text.length() + " " + sum(text) + "\n" + text;
    }

    private static String edit(String source, String text, String changes) {
        return "\n" + MARK + " edit " + source + " " + text.length() + " " + sum(text) + " " + changes.length() + "\n"
                + changes;
    }

    private static String sum(String text) {
        return String.format("%016x", TextEdits.sum(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
