package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageOwnerTests {
    static List<Corpus> corpus() {
        return Corpus.all("page_owner");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        PageOwner read = PageOwner.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(PageOwner read, String key) {
        return switch (key) {
            case "stacks" -> Integer.toString(read.stacks().size());
            case "pages" -> Long.toString(read.pages());
            case "top pages" -> Long.toString(read.stacks().get(0).pages());
            default -> read.stacks().get(0).migrateType();
        };
    }
}
