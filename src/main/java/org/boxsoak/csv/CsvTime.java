package org.boxsoak.csv;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The times of a table, in seconds. The column is {@code t}, or one that other tools call time, timestamp, date or the like, or else the first with
 * a date or a time of day; or there are two, the date and the time of day. Its cells are seconds from any start; or milli-, micro- or nanoseconds
 * since 1970, as their size or the column's name tells; or dates (taken as UTC where no zone stands behind); or a time of day, after whose
 * midnight the next day begins.
 */
final class CsvTime {
    private static final Pattern NAME = Pattern.compile(
            "[@_]?(?:t|ts|time|timestamp|date|date[ _]?time|epoch|unix[ _]?time|sec|seconds|elapsed)"
                    + "(?:[ _]*[(\\[]?(?:s|secs?|seconds|utc|(ms|msec|millis|milliseconds)|([uµ]s|usec|micros|microseconds)|(ns|nsec|nanos|nanoseconds))"
                    + "[)\\]]?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOKS_LIKE_DATE = Pattern.compile("\\d-\\d\\d?-\\d|\\d:\\d\\d|\\d/\\d");

    /** Seconds since 1970 do not reach this before the year 5138; milliseconds have since 1973. */
    private static final double LATEST = 1e11;

    private static final double THOUSAND = 1e3;
    private static final double DAY = 86_400;
    private static final double HALF_A_DAY = DAY / 2;
    private static final double AN_HOUR = 3_600;

    /** So far apart are the loose dates' numbers until {@link #settle} knows the days: no time of day reaches it. */
    private static final double LOOSE_DAY = 1e5;

    private enum Form {
        NUMBER,
        DATE,
        LOOSE_DATE,
        CLOCK
    }

    private final String name;
    private final int place;
    /** The column of the time of day beside the date's, or -1. */
    private final int clockPlace;

    private @Nullable Form form;
    /** 0 while the first row has not told the unit. */
    private double perSecond;

    private final LooseDates looseDates = new LooseDates();
    /** What stood around the last time of day, and the seconds that it counts from. */
    private String before = "";

    private String behind = "";
    private double midnight;
    private double lastClock;

    private CsvTime(String name, int place, int clockPlace, double perSecond) {
        this.name = name;
        this.place = place;
        this.clockPlace = clockPlace;
        this.perSecond = perSecond;
    }

    /** Whether one of the names is a time's. */
    static boolean isNamedIn(CsvRow names) {
        return names.cells().stream().anyMatch(cell -> NAME.matcher(cell).matches());
    }

    /** Whether the text is a date, a time of day or both, and no number. */
    static boolean isTime(String cell) {
        return Double.isNaN(Decimal.parse(cell)) && TimeText.parse(cell) != null;
    }

    /** The times of the rows below the header, of which this is the first. */
    static CsvTime of(CsvHeader header, CsvRow row, String form) {
        int exact = header.find("t");
        boolean anyNamed = isNamedIn(header.row());
        IntPredicate named =
                i -> !anyNamed || NAME.matcher(header.row().cell(i)).matches();
        if (exact < 0) {
            OptionalInt date =
                    first(header, i -> named.test(i) && isDate(header.row().cell(i), row.cell(i)));
            OptionalInt clock = first(header, i -> !Double.isNaN(TimeText.clock(row.cell(i))));
            if (date.isPresent() && clock.isPresent()) {
                int place = date.getAsInt();
                return new CsvTime(header.names().get(place), place, clock.getAsInt(), 1);
            }
        }
        int place = exact >= 0
                ? exact
                : first(header, anyNamed ? named : i -> isTime(row.cell(i))).orElse(-1);
        if (place < 0) {
            throw CsvHeader.missing(header.row(), "t", form);
        }
        return new CsvTime(
                header.names().get(place), place, -1, unit(header.row().cell(place)));
    }

    private static OptionalInt first(CsvHeader header, IntPredicate wanted) {
        return IntStream.range(0, header.size()).filter(wanted).findFirst();
    }

    /** A date without a time of day; one of eight digits only where the name says so. */
    private static boolean isDate(String name, String cell) {
        TimeText time = TimeText.parse(cell);
        return time != null
                && time.isDateOnly()
                && (Double.isNaN(Decimal.parse(cell))
                        || name.toLowerCase(Locale.ROOT).contains("date"));
    }

    private static double unit(String name) {
        Matcher unit = NAME.matcher(name);
        double perSecond = 1;
        for (int group = 1; unit.matches() && group <= unit.groupCount(); group++) {
            perSecond *= THOUSAND;
            if (unit.group(group) != null) {
                return perSecond;
            }
        }
        return 0;
    }

    int place() {
        return place;
    }

    /** Whether the column is one of the time's. */
    boolean has(int column) {
        return column == place || column == clockPlace;
    }

    /** The row's time in seconds; of loose dates only {@link #settle} makes seconds since 1970. */
    double seconds(CsvRow row) {
        if (clockPlace < 0 && (form == null || form == Form.NUMBER)) {
            double at = row.numberOrNot(place);
            if (!Double.isNaN(at)) {
                form = Form.NUMBER;
                return number(row, at);
            }
        }
        String text = clockPlace < 0 ? row.cell(place) : row.cell(place) + " " + row.cell(clockPlace);
        double clock = clockAsAbove(text);
        if (Double.isNaN(clock)) {
            TimeText time = form == Form.NUMBER ? null : TimeText.parse(text);
            if (time == null) {
                throw unreadable(row, text);
            }
            remember(row, text, time);
            clock = time.clock();
        }
        if (form == Form.CLOCK) {
            passMidnight(clock);
        }
        return midnight + clock;
    }

    /** Puts the days into times that were read so far. */
    void settle(double[] seconds) {
        if (form == Form.LOOSE_DATE) {
            long[] days = looseDates.days();
            for (int i = 0; i < seconds.length; i++) {
                int number = (int) (seconds[i] / LOOSE_DAY);
                seconds[i] += days[number] * DAY - number * LOOSE_DAY;
            }
        }
    }

    private double number(CsvRow row, double at) {
        if (perSecond == 0) {
            perSecond = 1;
            while (Math.abs(at) / perSecond >= LATEST && perSecond < THOUSAND * THOUSAND * THOUSAND) {
                perSecond *= THOUSAND;
            }
        }
        if (Math.abs(at) / perSecond >= LATEST) {
            throw unlikeAbove(row, row.cell(place), "time in seconds");
        }
        return at / perSecond;
    }

    /** The time of day where nothing around it has changed since the row above: the same day, no pattern is needed; NaN else. */
    private double clockAsAbove(String text) {
        int end = text.length() - behind.length();
        if (form == null || end < before.length() || !text.startsWith(before) || !text.endsWith(behind)) {
            return Double.NaN;
        }
        if (end == before.length()) {
            return form == Form.CLOCK ? Double.NaN : 0;
        }
        return TimeText.clock(text.substring(before.length(), end));
    }

    private void remember(CsvRow row, String text, TimeText time) {
        WrittenDate date = time.date();
        Form written = date == null ? Form.CLOCK : date.isDefinite() ? Form.DATE : Form.LOOSE_DATE;
        if (form != null && form != written) {
            throw unlikeAbove(row, text, "time");
        }
        form = written;
        before = text.substring(0, time.from());
        behind = text.substring(time.to());
        if (date != null && written == Form.DATE) {
            midnight = date.day(false).orElseThrow() * DAY - time.offset();
        } else if (date != null) {
            int number = time.offset() == 0 ? looseDates.number(date) : -1;
            if (number < 0) {
                throw unreadable(row, text);
            }
            midnight = number * LOOSE_DAY;
        }
    }

    /** A clock that falls by hours has passed midnight; a late row of the evening, of which the morning has begun, has not. */
    private void passMidnight(double clock) {
        if (clock < lastClock - HALF_A_DAY) {
            midnight += DAY;
        } else if (midnight > 0 && clock > lastClock + DAY - AN_HOUR) {
            midnight -= DAY;
        }
        lastClock = clock;
    }

    private CsvProblem unlikeAbove(CsvRow row, String text, String what) {
        return row.problem(
                place, "'" + text + "' in column '" + name + "' is no " + what + ", as those in the rows above are.");
    }

    private CsvProblem unreadable(CsvRow row, String text) {
        if (row.isMissing(place)) {
            return row.problem(place, "the time in column '" + name + "' is missing; every row needs one, in seconds.");
        }
        if (!LOOKS_LIKE_DATE.matcher(text).find()) {
            return row.noNumber(place, name);
        }
        return form == Form.NUMBER
                ? unlikeAbove(row, text, "time in seconds")
                : row.problem(
                        place,
                        "'" + text + "' in column '" + name
                                + "' is no date that I can read: write seconds, from any start, or e.g. 2026-04-01 22:05:00.");
    }
}
