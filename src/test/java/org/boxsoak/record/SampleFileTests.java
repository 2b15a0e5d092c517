package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFileTests {
    @TempDir
    Path root;

    private RunFolder folder;

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectory(root.resolve("samples"));
        folder = new RunFolder(root);
    }

    @Test
    void samples_are_read_as_they_were_written() {
        List<RawSample> written = write(3);

        List<RawSample> read = new ArrayList<>();
        List<String> damage = SampleReader.read(folder, read::add);

        assertThat(read).containsExactlyElementsOf(written);
        assertThat(damage).isEmpty();
    }

    @Test
    void a_second_writer_appends() {
        List<RawSample> written = new ArrayList<>(write(2));
        written.addAll(write(2));

        List<RawSample> read = new ArrayList<>();
        SampleReader.read(folder, read::add);

        assertThat(read).containsExactlyElementsOf(written);
    }

    @Test
    void a_writer_that_was_killed_leaves_every_reading_readable() throws IOException {
        List<RawSample> written = killed(4);
        assertThat(folder.samples()).doesNotExist();

        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(damage).isEmpty();

        List<RawSample> more = new ArrayList<>(written);
        more.addAll(write(2));
        assertThat(read()).containsExactlyElementsOf(more);
        assertThat(folder.tails().existing()).isEmpty();
    }

    @Test
    void many_readings_become_long_blocks_and_the_rest_is_in_the_tail() throws IOException {
        List<RawSample> written = killed(800);

        assertThat(folder.tails().existing()).containsOnlyKeys(3L);
        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(damage).isEmpty();
    }

    @Test
    void a_kill_before_the_long_blocks_are_made_loses_nothing() throws IOException {
        List<RawSample> written = killed(359);
        byte[] second = SampleFormat.shortBlock(written.subList(0, 2));
        Files.write(folder.tails().file(2), SampleFormat.HEAD);
        Files.write(folder.tails().file(2), second, StandardOpenOption.APPEND);
        List<RawSample> all = new ArrayList<>(written);
        all.addAll(written.subList(0, 2));
        assertThat(read()).containsExactlyElementsOf(all);

        write(0);

        assertThat(folder.tails().existing()).isEmpty();
        assertThat(read()).containsExactlyElementsOf(all);
        assertThat(damage).isEmpty();
    }

    @Test
    void a_kill_between_a_long_block_and_the_removal_of_its_tail_doubles_nothing() throws IOException {
        List<RawSample> written = killed(359);
        byte[] tail = Files.readAllBytes(folder.tails().file(1));
        write(0);
        Files.write(folder.tails().file(1), tail);

        assertThat(read()).containsExactlyElementsOf(written);
        write(0);
        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(folder.tails().existing()).isEmpty();
    }

    @Test
    void a_tail_that_becomes_a_long_block_while_it_is_read_is_read_once() throws Exception {
        List<RawSample> written = killed(450);
        List<SampleFormat.Block> blocks = new ArrayList<>();

        List<String> damage = SampleReader.blocks(folder, block -> {
            if (blocks.isEmpty()) {
                // The tails are listed by now; a writer beside us makes them long blocks.
                write(0);
            }
            blocks.add(block);
        });

        List<RawSample> read = new ArrayList<>();
        for (SampleFormat.Block block : blocks) {
            block.samples().forEach(sample -> read.add(sample.raw()));
        }
        assertThat(damage).isEmpty();
        assertThat(read).containsExactlyElementsOf(written);
    }

    @Test
    void a_kill_within_a_long_block_loses_nothing_and_is_no_damage() throws IOException {
        List<RawSample> written = killed(800);
        byte[] tail = Files.readAllBytes(folder.tails().file(3));
        write(0);
        byte[] whole = Files.readAllBytes(folder.samples());
        for (int cut = whole.length - 1; cut > whole.length - 120; cut -= 7) {
            Files.write(folder.samples(), Arrays.copyOf(whole, cut));
            Files.write(folder.tails().file(3), tail);

            assertThat(read()).as("cut at %d", cut).containsExactlyElementsOf(written);
            assertThat(damage).as("cut at %d", cut).isEmpty();
        }

        write(0);
        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(damage).isEmpty();
    }

    @Test
    void a_tail_cut_at_any_byte_gives_every_whole_block_before_the_cut() throws IOException {
        List<RawSample> written = killed(4);
        Path tail = folder.tails().file(1);
        byte[] whole = Files.readAllBytes(tail);

        for (int cut = SampleFormat.HEAD.length; cut < whole.length; cut++) {
            Files.write(tail, Arrays.copyOf(whole, cut));

            List<RawSample> read = read();
            assertThat(read).as("cut at %d", cut).isEqualTo(written.subList(0, read.size()));
            assertThat(read.size() % 2).as("whole blocks only").isZero();
            assertThat(damage.isEmpty()).isEqualTo(endsBetweenBlocks(whole, cut));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_flipped_bit_costs_one_block_and_is_reported(long seed) throws IOException {
        List<RawSample> written = new ArrayList<>();
        for (int block = 0; block < 3; block++) {
            written.addAll(write(2));
        }
        byte[] whole = Files.readAllBytes(folder.samples());
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(SampleFormat.HEAD.length, whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(folder.samples(), damaged);

            assertThat(read()).as("byte %d", at).hasSize(written.size() - 4).isSubsetOf(written);
            assertThat(damage).isNotEmpty();
        }
    }

    @Test
    void a_damaged_head_of_the_file_costs_nothing_but_a_word() throws IOException {
        List<RawSample> written = write(3);
        byte[] whole = Files.readAllBytes(folder.samples());
        whole[3] ^= 4;
        Files.write(folder.samples(), whole);

        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(damage).singleElement().asString().contains("does not begin as a sample file does");
    }

    @Test
    void a_full_disk_leaves_what_was_there_before() throws IOException {
        List<RawSample> written = killed(5);
        // Half a block is what a disk that fills up in the middle of a write leaves.
        byte[] more = SampleFormat.shortBlock(written);
        Files.write(folder.tails().file(1), Arrays.copyOf(more, more.length / 2), StandardOpenOption.APPEND);

        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(damage).singleElement().asString().contains("the file ends within a block");
        write(0);
        assertThat(read()).containsExactlyElementsOf(written);
        assertThat(folder.samples().resolveSibling("tail-1.damaged")).exists();
    }

    @Test
    void a_file_of_another_version_is_not_taken_for_ours() throws IOException {
        Files.writeString(folder.samples(), "boxsoak-samples 9\nxxxx");

        List<String> damage = SampleReader.read(folder, s -> {});

        assertThat(damage).singleElement().asString().contains("was written by a newer boxsoak");
    }

    private boolean endsBetweenBlocks(byte[] whole, int cut) {
        byte[] next = Arrays.copyOfRange(whole, cut, cut + SampleFormat.MARK.length);
        return cut == SampleFormat.HEAD.length || Arrays.equals(next, SampleFormat.MARK);
    }

    private final List<String> damage = new ArrayList<>();

    private List<RawSample> read() {
        List<RawSample> read = new ArrayList<>();
        damage.clear();
        damage.addAll(SampleReader.read(folder, read::add));
        return read;
    }

    private List<RawSample> write(int readings) {
        try (SampleWriter writer = SampleWriter.open(folder)) {
            return write(writer, readings);
        }
    }

    /** Writes as a harness does that is killed before it closes anything. */
    private List<RawSample> killed(int readings) throws IOException {
        SampleWriter writer = SampleWriter.open(folder);
        List<RawSample> written = write(writer, readings);
        writer.awaitSettled();
        return written;
    }

    private static List<RawSample> write(SampleWriter writer, int readings) {
        List<RawSample> all = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            List<RawSample> block = List.of(
                    sample(i, "meminfo", "MemFree: " + (1000 - i) + " kB\nnext\n"),
                    sample(i, "odd", "\u0000\u00ff BXSB \n\n @end"));
            writer.write(block);
            all.addAll(block);
        }
        return all;
    }

    private static RawSample sample(int i, String source, String text) {
        return new RawSample(
                Duration.ofMillis(i * 1000L), Instant.ofEpochMilli(1_700_000_000_000L + i), "boot-1", source, text);
    }
}
