package org.boxsoak.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * One corpus file: lines {@code # key: value} with the expected outcome, a blank line, then the raw text.
 *
 * @param name the file's name
 * @param expected the heading's lines
 * @param text the raw text
 */
public record Corpus(String name, Map<String, String> expected, String text) {
    private static final Path ROOT = Path.of("src/test/resources/corpus");

    /** All files of one folder. */
    public static List<Corpus> all(String kind) {
        try (Stream<Path> files = Files.list(ROOT.resolve(kind))) {
            return files.sorted().map(Corpus::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The raw text of one file. */
    public static String text(String path) {
        return read(ROOT.resolve(path)).text;
    }

    /** Asserts every line of the heading, and that each line of the text is either kept or reported once. */
    void assertOutcome(Reading reading, UnaryOperator<String> actual) {
        SoftAssertions softly = new SoftAssertions();
        expected.forEach((key, value) -> {
            String found = key.equals("problems") ? problemLines(reading) : actual.apply(key);
            softly.assertThat(found)
                    .as("%s: %s%n%s", name, key, reading.problems())
                    .isEqualTo(value);
        });
        ReadingRules.assertHold(reading, text);
        softly.assertAll();
    }

    /** A figure that a file may lack, as headings write it. */
    static String orNone(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "none";
    }

    private static String problemLines(Reading reading) {
        return reading.problems().stream().map(p -> Integer.toString(p.line())).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Corpus read(Path file) {
        try {
            String all = Files.readString(file);
            Map<String, String> expected = new LinkedHashMap<>();
            int at = 0;
            while (all.startsWith("# ", at)) {
                int end = all.indexOf('\n', at);
                int colon = all.indexOf(": ", at);
                String key = all.substring(at + 2, colon);
                if (!key.equals("source")) {
                    expected.put(key, all.substring(colon + 2, end));
                }
                at = end + 1;
            }
            return new Corpus(file.getFileName().toString(), expected, all.substring(at + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
