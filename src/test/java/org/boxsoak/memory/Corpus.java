package org.boxsoak.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One corpus file: lines {@code # key: value} with the expected outcome, a blank line, then the raw text.
 *
 * @param name the file's name
 * @param expected the heading's lines
 * @param text the raw text
 */
record Corpus(String name, Map<String, String> expected, String text) {
    private static final Path ROOT = Path.of("src/test/resources/corpus");

    static List<Corpus> all(String kind) {
        try (Stream<Path> files = Files.list(ROOT.resolve(kind))) {
            return files.sorted().map(Corpus::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The raw text of one file. */
    static String text(String path) {
        return read(ROOT.resolve(path)).text;
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
                expected.put(all.substring(at + 2, colon), all.substring(colon + 2, end));
                at = end + 1;
            }
            return new Corpus(file.getFileName().toString(), expected, all.substring(at + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
