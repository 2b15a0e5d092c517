package org.boxsoak.klog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One log of the corpus: lines {@code # source: ...} and {@code # event: LINE KIND key=value ...} (no event line: a quiet log), a
 * blank line, then the log. In values {@code _} stands for a blank.
 *
 * @param name the file's name
 * @param events what is expected, in order
 * @param text the log
 */
record LogCorpus(String name, List<Expected> events, String text) {
    private static final Path FOLDER = Path.of("src/test/resources/corpus/klog");

    /** An event to be found. */
    record Expected(long line, String kind, Map<String, String> values) {
        static Expected parse(String text) {
            String[] parts = text.split(" ");
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 2; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                values.put(
                        parts[i].substring(0, equals),
                        parts[i].substring(equals + 1).replace('_', ' '));
            }
            return new Expected(Long.parseLong(parts[0]), parts[1], values);
        }
    }

    static List<LogCorpus> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .sorted()
                    .map(LogCorpus::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return read(FOLDER.resolve(name)).text;
    }

    @Override
    public String toString() {
        return name;
    }

    private static LogCorpus read(Path file) {
        try {
            String all = Files.readString(file, StandardCharsets.UTF_8);
            List<Expected> events = new ArrayList<>();
            int at = 0;
            while (all.startsWith("# ", at)) {
                int end = all.indexOf('\n', at);
                String line = all.substring(at, end);
                if (line.startsWith("# event: ")) {
                    events.add(Expected.parse(line.substring("# event: ".length())));
                }
                at = end + 1;
            }
            return new LogCorpus(file.getFileName().toString(), List.copyOf(events), all.substring(at + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
