package org.boxsoak.memory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlabTraceTests {
    static List<Corpus> corpus() {
        return Corpus.all("slabtrace");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        SlabTrace read = SlabTrace.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String join(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String actual(SlabTrace read, String key) {
        return switch (key) {
            case "sizes" -> join(read.sizes().stream().map(SlabTraceSize::objectBytes));
            case "held" -> join(read.sizes().stream().map(SlabTraceSize::heldBytes));
            case "sites" -> join(read.sizes().stream().map(s -> s.sites().size()));
            default ->
                read.sizes().stream()
                        .flatMap(s -> s.sites().stream())
                        .max(Comparator.comparingInt(s -> s.callers().size()))
                        .map(s -> s.callers().get(s.callers().size() - 1))
                        .orElse("none");
        };
    }
}
