package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZramStatTests {
    static List<Corpus> corpus() {
        return Corpus.all("zram");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        ZramStat read = ZramStat.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(ZramStat read, String key) {
        return switch (key) {
            case "columns" -> Integer.toString(read.columns().size());
            case "stored" -> Corpus.orNone(read.storedBytes());
            default -> Corpus.orNone(read.usedBytes());
        };
    }
}
