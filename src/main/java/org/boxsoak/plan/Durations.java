package org.boxsoak.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Read and write durations as people do: {@code 90s}, {@code 3h}, {@code 1h30m}, {@code 500ms}, {@code 2d}; resolution 1 ms. */
public final class Durations {
    /** The longest that can be written; no soak comes near it, and sums of two still fit any type. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private static final Pattern PART = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([\\p{L}]*)\\s*");

    /** Longest first, as they follow each other in {@code 1d2h3m4s5ms}. */
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
        UNITS.put("ms", Duration.ofMillis(1));
    }

    private Durations() {}

    /**
     * Reads one or more numbers with units, the longest unit first; blanks between them do not matter.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("-")) {
            throw new IllegalArgumentException("'" + trimmed + "': a duration cannot be negative");
        }
        Matcher part = PART.matcher(trimmed);
        BigDecimal millis = BigDecimal.ZERO;
        Duration shortestSoFar = LONGEST;
        int end = 0;
        while (end < trimmed.length() && part.find(end) && part.start() == end) {
            Duration unit = unit(trimmed, part.group(1), part.group(2));
            if (unit.compareTo(shortestSoFar) >= 0) {
                throw new IllegalArgumentException("'" + trimmed + "': the longest unit comes first, each once: 1h30m");
            }
            shortestSoFar = unit;
            millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit.toMillis())));
            end = part.end();
        }
        if (trimmed.isEmpty() || end < trimmed.length()) {
            throw new IllegalArgumentException("'" + trimmed + "' is no duration; write it as 90s, 3h or 1h30m");
        }
        return wholeMillis(trimmed, millis);
    }

    /** The shortest way to write it with whole numbers, e.g. {@code 1h30m}; {@link #parse} reads it back. */
    public static String format(Duration duration) {
        long left = duration.toMillis();
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long length = unit.getValue().toMillis();
            if (left >= length) {
                text.append(left / length).append(unit.getKey());
                left %= length;
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Duration unit(String whole, String number, String word) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + whole + "': a unit is missing; write " + number + "s, " + number + "m or " + number + "h");
        }
        Duration unit = UNITS.get(word);
        if (unit == null) {
            throw new IllegalArgumentException("'" + whole + "': unit must be one of ms, s, m, h, d");
        }
        return unit;
    }

    private static Duration wholeMillis(String whole, BigDecimal millis) {
        if (millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0) {
            throw new IllegalArgumentException("'" + whole + "': the longest duration is " + format(LONGEST));
        }
        if (millis.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("'" + whole + "': the shortest step is 1ms");
        }
        return Duration.ofMillis(millis.longValueExact());
    }
}
