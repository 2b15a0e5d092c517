package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnCodecTests {
    private static final String[] PIECES = {
        "0",
        "1",
        "9",
        "10",
        "99",
        "007",
        "1.05",
        "12.340",
        " ",
        "  ",
        "        ",
        "\n",
        "\n\n",
        "MemFree:",
        "kB",
        "-",
        ">100000",
        "18446744073709551615",
        "999999999999999999",
        "\u0000",
        "\u0001",
        "\u0002",
        "\u0003",
        "\u00ff",
        "0x1f",
        "a"
    };

    @Test
    void texts_come_back_byte_by_byte() throws DamagedBlockException {
        List<RawSample> samples = List.of(
                sample(0, "meminfo", "MemFree:          999 kB\nCmaFree:            0 kB\n"),
                sample(0, "uptime", "0.05 1.00\n"),
                sample(1, "meminfo", "MemFree:         1000 kB\nCmaFree:            0 kB\n"),
                sample(1, "uptime", "1.10 12.00\n"),
                sample(2, "meminfo", "MemFree:         1000 kB\nNew:  1\nCmaFree:            0 kB"),
                sample(2, "empty", ""),
                sample(3, "empty", ""));

        assertThat(ColumnCodec.decode(ColumnCodec.encode(7, samples)).stream()
                        .map(RecordedSample::raw)
                        .toList())
                .isEqualTo(samples);
        assertThat(ColumnCodec.tail(ColumnCodec.encode(7, samples))).isEqualTo(7);
    }

    @Test
    void every_memory_file_of_the_corpus_comes_back_byte_by_byte() throws IOException, DamagedBlockException {
        List<RawSample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                samples.add(sample(samples.size(), "file", Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }

        assertThat(samples).hasSizeGreaterThan(100);
        assertThat(ColumnCodec.decode(ColumnCodec.encode(1, samples)).stream()
                        .map(RecordedSample::raw)
                        .toList())
                .isEqualTo(samples);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_a_file_holds_it_comes_back(long seed) throws DamagedBlockException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            List<RawSample> samples = new ArrayList<>();
            String text = text(random);
            int count = random.nextInt(1, 12);
            for (int i = 0; i < count; i++) {
                samples.add(sample(random.nextLong(1L << 40), "s" + random.nextInt(3), text));
                text = random.nextInt(3) == 0 ? text(random) : changed(text, random);
            }

            List<RecordedSample> decoded = ColumnCodec.decode(ColumnCodec.encode(round, samples));
            assertThat(decoded.stream().map(RecordedSample::raw).toList()).isEqualTo(samples);
            LineMemo<String> memo = new LineMemo<>(line -> line);
            decoded.stream()
                    .filter(sample -> sample.source().equals("s1"))
                    .forEach(sample -> assertThat(String.join("", memo.read(sample.text())))
                            .isEqualTo(sample.text().text()));
        }
    }

    @Test
    void a_line_that_stands_elsewhere_in_the_next_text_is_not_read_again() throws DamagedBlockException {
        List<RecordedSample> decoded = ColumnCodec.decode(ColumnCodec.encode(
                1,
                List.of(
                        sample(0, "areas", "0xaa 8192 a\n0xbb 4096 b\n0xcc 4096 c\n"),
                        sample(1, "areas", "0xbb 4096 b\n0xcc 8192 c\n0xdd 4096 d\n0xee 4096 e\n"),
                        sample(2, "areas", "0xbb 4096 b\n0xcc 8192 c\n0xdd 4096 d\n0xee 4096 e\n"))));
        List<String> read = new ArrayList<>();
        LineMemo<String> memo = new LineMemo<>(line -> {
            read.add(line);
            return line;
        });

        memo.read(decoded.get(0).text());
        read.clear();
        List<String> second = memo.read(decoded.get(1).text());

        assertThat(read).containsExactly("0xcc 8192 c\n", "0xdd 4096 d\n", "0xee 4096 e\n");
        assertThat(String.join("", second)).isEqualTo(decoded.get(1).text().text());
        assertThat(memo.read(decoded.get(2).text())).isSameAs(second);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_payload_that_is_none_is_refused_in_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] good =
                ColumnCodec.encode(3, List.of(sample(0, "a", "x 12  34\ny 5\n"), sample(1, "a", "x 13  34\ny 6\n")));
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(1, good.length + 1));
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                ColumnCodec.decode(bad);
            } catch (DamagedBlockException e) {
                assertThat(e).hasMessageStartingWith("a block");
            }
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String changed(String text, SplittableRandom random) {
        return text.replace("1", String.valueOf(random.nextInt(2000)));
    }

    private static RawSample sample(long i, String source, String text) {
        return new RawSample(
                Duration.ofMillis(i * 1000L), Instant.ofEpochMilli(1_700_000_000_000L + i), "boot-1", source, text);
    }
}
