package org.boxsoak.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where the plans of the tests lie, and the relays that they speak of. */
final class PlanCorpus {
    static final Map<String, Set<String>> RELAYS =
            Map.of("lcus", Set.of("port", "channel", "normally"), "manual", Set.of());
    static final Path SHIPPED = Path.of("testplans");
    static final Path BAD = Path.of("src/test/resources/corpus/plan");

    private PlanCorpus() {}

    static List<Path> yamlFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
