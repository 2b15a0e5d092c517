package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        List<String> damage = SampleReader.read(folder.samples(), read::add);

        assertThat(read).containsExactlyElementsOf(written);
        assertThat(damage).isEmpty();
    }

    @Test
    void a_second_writer_appends() {
        List<RawSample> written = new ArrayList<>(write(2));
        written.addAll(write(2));

        List<RawSample> read = new ArrayList<>();
        SampleReader.read(folder.samples(), read::add);

        assertThat(read).containsExactlyElementsOf(written);
    }

    @Test
    void a_file_cut_at_any_byte_gives_every_whole_block_before_the_cut() throws IOException {
        List<RawSample> written = write(4);
        byte[] whole = Files.readAllBytes(folder.samples());

        for (int cut = SampleFormat.HEAD.length; cut < whole.length; cut++) {
            Files.write(folder.samples(), Arrays.copyOf(whole, cut));
            List<RawSample> read = new ArrayList<>();
            List<String> damage = SampleReader.read(folder.samples(), read::add);

            assertThat(read).as("cut at %d", cut).isEqualTo(written.subList(0, read.size()));
            assertThat(read.size() % 2).as("whole blocks only").isZero();
            assertThat(damage.isEmpty()).isEqualTo(endsBetweenBlocks(whole, cut));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_flipped_bit_costs_one_block_and_is_reported(long seed) throws IOException {
        List<RawSample> written = write(6);
        byte[] whole = Files.readAllBytes(folder.samples());
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(SampleFormat.HEAD.length, whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(folder.samples(), damaged);
            List<RawSample> read = new ArrayList<>();
            List<String> damage = SampleReader.read(folder.samples(), read::add);

            // The inflated length is the one field that no checksum covers; the block is then refused as too short or
            // too long.
            assertThat(read).as("byte %d", at).hasSize(written.size() - 2).isSubsetOf(written);
            assertThat(damage).isNotEmpty();
        }
    }

    @Test
    void a_file_of_another_version_is_not_taken_for_ours() throws IOException {
        Files.writeString(folder.samples(), "boxsoak-samples 9\nxxxx");

        List<String> damage = SampleReader.read(folder.samples(), s -> {});

        assertThat(damage).singleElement().asString().contains("a newer boxsoak may read it");
    }

    private boolean endsBetweenBlocks(byte[] whole, int cut) {
        byte[] next = Arrays.copyOfRange(whole, cut, cut + SampleFormat.MARK.length);
        return cut == SampleFormat.HEAD.length || Arrays.equals(next, SampleFormat.MARK);
    }

    private List<RawSample> write(int blocks) {
        List<RawSample> all = new ArrayList<>();
        try (SampleWriter writer = SampleWriter.open(folder)) {
            for (int i = 0; i < blocks; i++) {
                List<RawSample> block = List.of(
                        sample(i, "meminfo", "MemFree: " + (1000 - i) + " kB\nnext\n"),
                        sample(i, "odd", "\u0000\u00ff BXSB \n\n @end"));
                writer.write(block);
                all.addAll(block);
            }
        }
        return all;
    }

    private static RawSample sample(int i, String source, String text) {
        return new RawSample(
                Duration.ofMillis(i * 1000L), Instant.ofEpochMilli(1_700_000_000_000L + i), "boot-1", source, text);
    }
}
