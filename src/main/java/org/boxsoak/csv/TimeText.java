package org.boxsoak.csv;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time of day or both, as a cell has it, e.g. {@code 2026-04-01T22:05:00+02:00}, {@code Wed Apr  1 22:05:00 UTC 2026},
 * {@code 4/1/2026 10:05:00 PM}.
 *
 * @param date null where there is only a time of day
 * @param from where the time of day begins in the text
 * @param to the character after it, {@code from} where there is only a date
 * @param clock seconds since midnight
 * @param offset seconds that the clock is ahead of UTC
 */
record TimeText(@Nullable WrittenDate date, int from, int to, double clock, int offset) {
    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:])(\\d{1,4}):([0-5]\\d)(?::([0-5]\\d|60)([.,]\\d{1,9})?)?(?![:\\d])(?: ?([aApP])\\.?[mM]\\b\\.?)?");
    private static final Pattern BEHIND =
            Pattern.compile("\\s*([+-]\\d\\d(?::?\\d\\d)?)?\\s*(?:Z|UTC|GMT)?(?:\\s+(\\d{4}))?");
    private static final Pattern WEEKDAY =
            Pattern.compile("(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+", Pattern.CASE_INSENSITIVE);

    /** No time has more characters; the patterns take long over thousands of blanks. */
    private static final int LONGEST = 64;

    /** With its leap second. */
    private static final double LONGEST_DAY = 86_400;

    /** Takes the text apart; null where it is no time. */
    static @Nullable TimeText parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            WrittenDate date = WrittenDate.parse(bare(text));
            return date == null || date.year() < 0 ? null : new TimeText(date, text.length(), text.length(), 0, 0);
        }
        Matcher behind = BEHIND.matcher(text.substring(clock.end()));
        double seconds = seconds(clock);
        if (!behind.matches() || Double.isNaN(seconds)) {
            return null;
        }
        String before = bare(text.substring(0, clock.start()));
        WrittenDate date = before.isEmpty() ? null : WrittenDate.parse(before);
        if (date != null && date.year() < 0 && behind.group(2) != null) {
            date = date.in(Integer.parseInt(behind.group(2)));
        }
        if ((date == null && !before.isEmpty()) || (date != null && seconds > LONGEST_DAY)) {
            return null;
        }
        try {
            return new TimeText(date, clock.start(), clock.end(), seconds, offset(behind.group(1)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the text is a date, a time of day or both, and no number. */
    static boolean isTime(String cell) {
        return Double.isNaN(Decimal.parse(cell)) && parse(cell) != null;
    }

    boolean isDateOnly() {
        return date != null && from == to;
    }

    /** The seconds since midnight of a time of day alone; NaN where the text is none. */
    static double clock(String text) {
        if (text.length() == 8 && text.charAt(2) == ':' && text.charAt(5) == ':') {
            int hour = digits(text, 0);
            int minute = digits(text, 3);
            int second = digits(text, 6);
            if (hour >= 0 && minute >= 0 && minute < 60 && second >= 0 && second < 60) {
                return 3600.0 * hour + 60 * minute + second;
            }
        }
        Matcher clock = CLOCK.matcher(text);
        return text.length() <= LONGEST && clock.matches() ? seconds(clock) : Double.NaN;
    }

    private static int digits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
    }

    private static double seconds(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        String half = clock.group(5);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return Double.NaN;
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
        }
        double second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        double fraction = clock.group(4) == null
                ? 0
                : Double.parseDouble("0." + clock.group(4).substring(1));
        return 3600.0 * hour + 60 * Integer.parseInt(clock.group(2)) + second + fraction;
    }

    private static int offset(@Nullable String zone) {
        return zone == null ? 0 : ZoneOffset.of(zone).getTotalSeconds();
    }

    /** The date's own characters: no weekday before it, no T or blanks behind. */
    private static String bare(String text) {
        String date = WEEKDAY.matcher(text.strip()).replaceFirst("");
        return date.replaceFirst("(?<=\\d)[T ,]+$", "").strip();
    }
}
