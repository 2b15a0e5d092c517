package org.boxsoak.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a CSV file row by row (RFC 4180: quoted cells, doubled quotes, CRLF), skips a byte order mark, blank lines and comments behind a
 * {@code #}. Cells may be parted by semicolons or tabs instead, as the header shows; the file may be packed by gzip.
 */
final class CsvReader {
    private final Path file;
    private int line;
    private char separator;

    private CsvReader(Path file) {
        this.file = file;
    }

    /** Hands every row of the file, the header first, to the consumer. */
    static void read(Path file, Consumer<CsvRow> rows) {
        if (Files.isDirectory(file)) {
            throw CsvProblem.in(file, "is a folder; give a CSV file.");
        }
        // A reader of our own rather than Files.newBufferedReader, which fails on bytes that are not UTF-8 without
        // saying where.
        try (InputStream stream = Files.newInputStream(file)) {
            InputStream text = PlainText.of(stream).whole();
            new CsvReader(file).read(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)), rows);
        } catch (NoSuchFileException e) {
            throw CsvProblem.in(file, "there is no such file.");
        } catch (IOException e) {
            throw CsvProblem.in(file, "cannot be read: " + e.getMessage());
        }
    }

    private void read(BufferedReader reader, Consumer<CsvRow> rows) throws IOException {
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            String row = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (row.isBlank() || row.startsWith("#")) {
                continue;
            }
            // Spreadsheets are told the separator by a first line of its own.
            if (separator == 0 && row.matches("sep=.")) {
                continue;
            }
            if (separator == 0) {
                separator = separator(row);
            }
            int first = line;
            StringBuilder whole = new StringBuilder(row);
            while (hasOpenQuote(whole)) {
                String more = reader.readLine();
                if (more == null) {
                    throw CsvProblem.at(file, first, whole.lastIndexOf("\"") + 1, "a quote is never closed.");
                }
                line++;
                whole.append('\n').append(more);
            }
            rows.accept(split(whole.toString(), first));
        }
    }

    /** What parts the names of the header: a comma if there is any outside of quotes. */
    private static char separator(String header) {
        String bare = header.replaceAll("\"[^\"]*\"", "");
        if (bare.indexOf(',') >= 0) {
            return ',';
        }
        return bare.indexOf(';') >= 0 ? ';' : bare.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static boolean hasOpenQuote(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private CsvRow split(String text, int first) {
        List<String> cells = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (text.charAt(i) == separator && !quoted)) {
                cells.add(unquoted(text.substring(from, i)));
                columns.add(from + 1);
                from = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return new CsvRow(file, first, cells, columns, separator == ',');
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").strip()
                : text;
    }
}
