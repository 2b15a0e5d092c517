package org.boxsoak.memory;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DmaBufInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("dma_buf");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        DmaBufInfo read = DmaBufInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(DmaBufInfo read, String key) {
        return switch (key) {
            case "buffers" -> Integer.toString(read.buffers().size());
            case "bytes" -> read.bytes().toString();
            case "exporters" -> read.buffers().stream().map(DmaBuf::exporter).collect(Collectors.joining(" "));
            default ->
                read.buffers().stream().flatMap(b -> b.devices().stream()).collect(Collectors.joining(" "));
        };
    }
}
