package org.boxsoak.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a CSV file line by line (RFC 4180: quoted cells, doubled quotes, CRLF), skips a byte order mark and blank lines; the file may be
 * packed by gzip. Whose lines are all rows reads them by {@link #rows}.
 */
final class CsvReader {
    private final Path file;
    private int number;

    private CsvReader(Path file) {
        this.file = file;
    }

    /** Hands every row of the file, the header first, to the consumer; its separator holds for all, comments are skipped. */
    static void rows(Path file, Consumer<CsvRow> rows) {
        char[] separator = new char[1];
        lines(file, line -> {
            if (!line.isComment()) {
                separator[0] = separator[0] == 0 ? line.separator() : separator[0];
                rows.accept(line.split(separator[0]));
            }
        });
    }

    /** Hands every line that is not blank, comments as well, to the consumer. */
    static void lines(Path file, Consumer<CsvLine> lines) {
        if (Files.isDirectory(file)) {
            throw CsvProblem.in(file, "is a folder; give a CSV file.");
        }
        // A reader of our own rather than Files.newBufferedReader, which fails on bytes that are not UTF-8 without
        // saying where.
        try (InputStream stream = Files.newInputStream(file)) {
            InputStream text = PlainText.of(stream).whole();
            new CsvReader(file).read(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)), lines);
        } catch (NoSuchFileException e) {
            throw CsvProblem.in(file, "there is no such file.");
        } catch (IOException e) {
            throw CsvProblem.in(file, "cannot be read: " + e.getMessage());
        }
    }

    private void read(BufferedReader reader, Consumer<CsvLine> lines) throws IOException {
        boolean begun = false;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            number++;
            String line = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            // Spreadsheets are told the separator by a first line of its own.
            if (line.isBlank() || (!begun && line.matches("sep=."))) {
                continue;
            }
            begun |= !line.startsWith("#");
            lines.accept(whole(line, reader));
        }
    }

    private CsvLine whole(String line, BufferedReader reader) throws IOException {
        int first = number;
        if (line.startsWith("#") || !hasOpenQuote(line)) {
            return CsvLine.of(file, first, line);
        }
        StringBuilder whole = new StringBuilder(line);
        boolean open = true;
        while (open) {
            String more = reader.readLine();
            if (more == null) {
                throw CsvProblem.at(file, first, whole.lastIndexOf("\"") + 1, "a quote is never closed.");
            }
            number++;
            whole.append('\n').append(more);
            open ^= hasOpenQuote(more);
        }
        return CsvLine.of(file, first, whole.toString());
    }

    private static boolean hasOpenQuote(String text) {
        boolean open = false;
        for (int at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
            open = !open;
        }
        return open;
    }
}
