package org.boxsoak.schedule;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days of the week on which a night begins.
 *
 * @param days at least one
 */
public record Weekdays(Set<DayOfWeek> days) {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    public Weekdays {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A schedule needs a day.");
        }
        days = Set.copyOf(days);
    }

    /**
     * Reads {@code mon-fri}, {@code mon,wed,fri}, {@code fri-mon} or {@code daily}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Weekdays parse(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.equals("daily")) {
            return new Weekdays(EnumSet.allOf(DayOfWeek.class));
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : words.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            DayOfWeek last = day(ends[ends.length - 1], text);
            for (DayOfWeek day = day(ends[0], text); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return new Weekdays(days);
    }

    private static DayOfWeek day(String name, String whole) {
        int index = NAMES.indexOf(name.strip());
        if (index < 0) {
            throw new IllegalArgumentException("'" + whole + "': '" + name
                    + "' is no day; write mon-fri, sat,sun or daily (" + String.join(", ", NAMES) + ")");
        }
        return DayOfWeek.of(index + 1);
    }

    /** Whether some night of these begins on a day of the others. */
    public boolean meets(Weekdays other) {
        return days.stream().anyMatch(other.days::contains);
    }

    /** As systemd's calendar events have it, e.g. {@code Mon,Tue}; empty for every day. */
    String forSystemd() {
        return isDaily()
                ? ""
                : names().map(n -> n.substring(0, 1).toUpperCase(Locale.ROOT) + n.substring(1))
                        .collect(Collectors.joining(","));
    }

    /** As crontab(5) has it: 1 is Monday. */
    String forCron() {
        return isDaily()
                ? "*"
                : days.stream()
                        .sorted()
                        .map(d -> String.valueOf(d.getValue() % 7))
                        .collect(Collectors.joining(","));
    }

    private boolean isDaily() {
        return days.size() == NAMES.size();
    }

    private Stream<String> names() {
        return days.stream().sorted().map(d -> NAMES.get(d.getValue() - 1));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return isDaily() ? "daily" : names().collect(Collectors.joining(","));
    }
}
