package org.boxsoak.memory;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadedModulesTests {
    static List<Corpus> corpus() {
        return Corpus.all("modules");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        LoadedModules read = LoadedModules.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(LoadedModules read, String key) {
        return switch (key) {
            case "modules" -> Integer.toString(read.modules().size());
            case "bytes" ->
                Long.toString(read.modules().values().stream()
                        .mapToLong(LoadedModules.Module::bytes)
                        .sum());
            default ->
                read.modules().entrySet().stream()
                        .filter(e -> !e.getValue().users().isEmpty())
                        .map(e -> e.getKey() + " " + e.getValue().references() + " "
                                + String.join(" ", e.getValue().users()))
                        .collect(Collectors.joining("; "));
        };
    }
}
