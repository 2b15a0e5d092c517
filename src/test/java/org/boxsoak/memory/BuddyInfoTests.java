package org.boxsoak.memory;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuddyInfoTests {
    static List<Corpus> corpus() {
        return Corpus.all("buddyinfo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) {
        BuddyInfo read = BuddyInfo.parse(file.text());

        file.assertOutcome(read.reading(), key -> actual(read, key));
    }

    private static String unusable(FreeBlocks free) {
        return IntStream.range(0, free.byOrder().size())
                .mapToObj(o -> Integer.toString(free.unusablePermille(o)))
                .collect(Collectors.joining(" "));
    }

    private static String actual(BuddyInfo read, String key) {
        return switch (key) {
            case "zones" -> Integer.toString(read.zones().size());
            case "pages" -> read.all().pages().toString();
            case "blocks(4)" -> read.all().inUnitsOf(4).toString();
            case "largest order" -> Integer.toString(read.all().largestOrder());
            default ->
                unusable(
                        read.zones().getOrDefault(new ZoneId(0, key.substring("unusable ".length())), FreeBlocks.NONE));
        };
    }
}
