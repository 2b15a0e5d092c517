package org.boxsoak.memory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("allocinfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        AllocInfo read = AllocInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(AllocInfo read, String key) {
        return switch (key) {
            case "sites" -> Integer.toString(read.sites().size());
            case "bytes" -> Long.toString(read.bytes());
            case "largest" ->
                read.sites().stream()
                        .max(Comparator.comparingLong(AllocSite::bytes))
                        .map(AllocSite::function)
                        .orElse("none");
            default ->
                read.sites().stream()
                        .map(AllocSite::module)
                        .filter(m -> !m.isEmpty())
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(" "));
        };
    }
}
