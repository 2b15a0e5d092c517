package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VmallocInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("vmallocinfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        VmallocInfo read = VmallocInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(VmallocInfo read, String key) {
        return switch (key) {
            case "areas" -> Integer.toString(read.areas().size());
            case "allocated pages" -> Long.toString(read.allocatedPages());
            case "stacks" -> Boolean.toString(read.holdsKernelStacks());
            default -> read.areas().get(0).caller();
        };
    }
}
