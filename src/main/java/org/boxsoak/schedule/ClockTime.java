package org.boxsoak.schedule;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time of day as people write it: {@code 22:00}. */
public final class ClockTime {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");

    private ClockTime() {}

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static LocalTime parse(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time of day; write it as 22:00");
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = Integer.parseInt(time.group(2));
        if (hour > 23 || minute > 59) {
            throw new IllegalArgumentException(
                    "the time '" + text + "' does not exist: a day has the times 00:00 to 23:59");
        }
        return LocalTime.of(hour, minute);
    }
}
