package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("meminfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        MemInfo read = MemInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(MemInfo read, String key) {
        return key.equals("lines kB") ? Integer.toString(read.kilobytes().size()) : Corpus.orNone(read.kB(key));
    }
}
