package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KmemLeakTests {
    static List<Corpus> corpus() {
        return Corpus.all("kmemleak");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        KmemLeak read = KmemLeak.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(KmemLeak read, String key) {
        return switch (key) {
            case "objects" -> Integer.toString(read.objects().size());
            case "bytes" -> Long.toString(read.bytes());
            case "frames" ->
                Integer.toString(read.objects().stream()
                        .mapToInt(o -> o.backtrace().size())
                        .sum());
            default -> read.objects().get(0).comm();
        };
    }
}
