package org.boxsoak.memory;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlabAllocsTests {
    static List<Corpus> corpus() {
        return Corpus.all("slaballocs");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        SlabAllocs read = SlabAllocs.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(SlabAllocs read, String key) {
        SlabAllocs.Site top = read.sites().stream()
                .max(Comparator.comparingLong(SlabAllocs.Site::bytes))
                .orElseThrow();
        return switch (key) {
            case "sites" -> Integer.toString(read.sites().size());
            case "bytes" ->
                Long.toString(
                        read.sites().stream().mapToLong(SlabAllocs.Site::bytes).sum());
            case "top" -> top.function();
            default -> Integer.toString(top.callers().size());
        };
    }
}
