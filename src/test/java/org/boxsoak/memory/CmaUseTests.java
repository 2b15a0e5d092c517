package org.boxsoak.memory;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CmaUseTests {
    static List<Corpus> corpus() {
        return Corpus.all("cma");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        CmaUse read = CmaUse.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String actual(CmaUse read, String key) {
        Long pages = key.equals("driver") ? read.driverPages() : read.totalPages();
        return pages == null ? "none" : pages.toString();
    }
}
