package org.boxsoak.record;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of console.log: {@code 2026-01-02T03:04:05.678Z +12.345 text}, wall time, seconds since the run's start, and the line as
 * the serial console sent it.
 */
public record ConsoleEntry(Duration at, Instant wall, String text) {
    private static final Pattern LINE = Pattern.compile("(\\S+Z) \\+(\\d+\\.\\d{3}) ?(.*)", Pattern.DOTALL);

    String format() {
        String clean = text.replace("\n", "");
        return String.format(
                Locale.ROOT,
                "%s +%d.%03d %s",
                // always three digits, so that columns line up
                wall.truncatedTo(ChronoUnit.MILLIS).toString().replaceFirst("(:\\d\\d)Z$", "$1.000Z"),
                at.toSeconds(),
                at.toMillisPart(),
                clean);
    }

    /** @throws IllegalArgumentException when the line has no arrival time (the last of a killed run may be half) */
    static ConsoleEntry parse(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException("no console line: " + line);
        }
        try {
            String[] seconds = m.group(2).split("\\.");
            Duration at = Duration.ofSeconds(Long.parseLong(seconds[0])).plusMillis(Long.parseLong(seconds[1]));
            return new ConsoleEntry(at, Instant.parse(m.group(1)), m.group(3));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("no console line: " + line, e);
        }
    }
}
