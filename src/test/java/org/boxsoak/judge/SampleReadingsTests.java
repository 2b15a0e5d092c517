package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.RecordedSample;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.SampleWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReadingsTests {
    private static final Path RECORDED = Path.of("src/test/resources/recordings/slow-leak");

    @TempDir
    Path folder;

    /** Recorded anew, for what ran for minutes lies in the file as it came, and in columns what ran for hours. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void samples_read_one_after_another_say_what_each_says_by_itself(int damage) throws IOException {
        for (String file : List.of("run.json", "journal.jsonl", "console.log")) {
            Files.copy(RECORDED.resolve(file), folder.resolve(file));
        }
        Files.createDirectory(folder.resolve("samples"));
        RunFolder run = new RunFolder(folder);
        SplittableRandom random = new SplittableRandom(damage);
        try (SampleWriter writer = SampleWriter.open(run)) {
            Recording.open(new RunFolder(RECORDED))
                    .samples(sample -> writer.write(List.of(damage == 0 ? sample : damaged(sample, random))));
        }
        List<String> read = new ArrayList<>();

        Recording.open(run).samples(SampleReadingsTests::inOrderAndAlone, read::add);

        assertThat(read)
                .contains("meminfo", "slabinfo", "pagetypeinfo", "vmstat")
                .hasSizeGreaterThan(500);
    }

    private static Function<RecordedSample, String> inOrderAndAlone() {
        SampleReadings inOrder = new SampleReadings();
        return sample -> {
            assertThat(said(inOrder.apply(sample))).isEqualTo(said(new SampleReadings().apply(sample)));
            return sample.source();
        };
    }

    private static List<String> said(SampleReading reading) {
        return IntStream.range(0, reading.names().size())
                .mapToObj(i -> reading.names().get(i) + " " + reading.value(i))
                .toList();
    }

    /** Now and then a line is missing, or stands twice, or is cut. */
    private static RawSample damaged(RawSample sample, SplittableRandom random) {
        List<String> lines = new ArrayList<>(Arrays.asList(sample.text().split("(?<=\n)")));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(12)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(line));
            case 2 ->
                lines.set(
                        line,
                        lines.get(line)
                                        .substring(
                                                0,
                                                random.nextInt(lines.get(line).length())) + "\n");
            default -> {}
        }
        return new RawSample(sample.at(), sample.wall(), sample.bootId(), sample.source(), String.join("", lines));
    }
}
