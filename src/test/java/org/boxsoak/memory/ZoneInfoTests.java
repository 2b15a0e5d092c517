package org.boxsoak.memory;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("zoneinfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        ZoneInfo read = ZoneInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(ZoneInfo read, String key) {
        return switch (key) {
            case "zones" -> Integer.toString(read.zones().size());
            case "free", "min", "managed", "present" -> Corpus.orNone(read.totalSize(key));
            case "pcp" -> Corpus.orNone(read.perCpuPages());
            case "cpus" ->
                Integer.toString(
                        read.zones().stream().mapToInt(z -> z.pagesets().size()).sum());
            case "protection" ->
                read.zones().stream()
                        .map(z ->
                                z.lowmemReserve().stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .collect(Collectors.joining(" | "));
            default -> Corpus.orNone(read.total(key));
        };
    }
}
