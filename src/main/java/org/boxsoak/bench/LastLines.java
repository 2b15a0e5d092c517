package org.boxsoak.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows the end of a program's output inside a failure's message, where a person looks first. */
public final class LastLines {
    private LastLines() {}

    /** The last lines that are not blank, each on a line of its own and indented; a note where there is none. */
    public static String of(String output, int count) {
        List<String> lines = output.lines()
                .map(String::stripTrailing)
                .filter(l -> !l.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return "  (nothing was printed)";
        }
        return "  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** The same for a file, which may hold bytes that are no text. */
    public static String of(Path file, int count) {
        try {
            return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), count);
        } catch (IOException e) {
            return "  (" + file + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
