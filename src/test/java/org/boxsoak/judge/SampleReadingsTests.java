package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.boxsoak.record.RecordedSample;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReadingsTests {
    @ParameterizedTest
    @ValueSource(strings = {"three-hour-failure", "slow-leak"})
    void samples_read_one_after_another_say_what_each_says_by_itself(String name) {
        Recording recording = Recording.open(new RunFolder(Path.of("src/test/resources/recordings", name)));
        List<String> read = new ArrayList<>();

        recording.samples(SampleReadingsTests::inOrderAndAlone, read::add);

        assertThat(read)
                .contains("meminfo", "slabinfo", "pagetypeinfo", "vmstat")
                .hasSizeGreaterThan(100);
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
}
