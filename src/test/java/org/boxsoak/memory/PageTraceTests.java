package org.boxsoak.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTraceTests {
    static List<Corpus> corpus() {
        return Corpus.all("pagetrace");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        PageTrace read = PageTrace.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String join(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String actual(PageTrace read, String key) {
        return switch (key) {
            case "totals" -> Integer.toString(read.totals().size());
            case "types" -> join(read.totals().stream().map(PageTraceTotal::migrateType));
            case "kB" -> join(read.totals().stream().map(PageTraceTotal::kB));
            case "sites" ->
                Integer.toString(
                        read.totals().stream().mapToInt(t -> t.sites().size()).sum());
            case "top" ->
                read.bytesByFunction().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(e -> e.getKey() + " " + e.getValue())
                        .orElse("none");
            default -> join(read.zones().keySet().stream());
        };
    }
}
