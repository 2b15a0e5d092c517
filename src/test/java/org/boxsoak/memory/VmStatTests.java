package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VmStatTests {
    static List<Corpus> corpus() {
        return Corpus.all("vmstat");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        VmStat read = VmStat.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(VmStat read, String key) {
        return key.equals("counters") ? Integer.toString(read.counters().size()) : Corpus.orNone(read.value(key));
    }
}
