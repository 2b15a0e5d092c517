package org.boxsoak.csv;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a table has the time: in {@code t}, or in the first column that other tools call time, timestamp, date or the like, or else in the first with
 * a date or a time of day; or in two columns, the date and the time of day.
 *
 * @param name the first column's name
 * @param place the first column
 * @param clockPlace the column of the time of day beside the date's, or -1
 * @param perSecond how many of the column's unit make a second, 0 where its name does not say so
 */
record TimeColumns(String name, int place, int clockPlace, double perSecond) {
    private static final Pattern NAME = Pattern.compile(
            "[@_]?(?:t|ts|time|timestamp|date|date[ _]?time|epoch|unix[ _]?time|sec|seconds|elapsed)"
                    + "(?:[ _]*[(\\[]?(?:s|secs?|seconds|utc|(ms|msec|millis|milliseconds)|([uµ]s|usec|micros|microseconds)|(ns|nsec|nanos|nanoseconds))"
                    + "[)\\]]?)?",
            Pattern.CASE_INSENSITIVE);

    private static final double THOUSAND = 1e3;

    /** Whether one of the names is a time's. */
    static boolean isNamedIn(CsvRow names) {
        return names.cells().stream().anyMatch(cell -> NAME.matcher(cell).matches());
    }

    /** The columns of the rows below the header, of which this is the first. */
    static TimeColumns of(CsvHeader header, CsvRow row, String form) {
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
                return new TimeColumns(header.names().get(place), place, clock.getAsInt(), 1);
            }
        }
        int place = exact >= 0
                ? exact
                : first(header, anyNamed ? named : i -> TimeText.isTime(row.cell(i)))
                        .orElse(-1);
        if (place < 0) {
            throw CsvHeader.missing(header.row(), "t", form);
        }
        return new TimeColumns(
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

    boolean areTwo() {
        return clockPlace >= 0;
    }

    /** Whether the column is one of the time's. */
    boolean has(int column) {
        return column == place || column == clockPlace;
    }

    /** The row's time as it is written. */
    String text(CsvRow row) {
        return areTwo() ? row.cell(place) + " " + row.cell(clockPlace) : row.cell(place);
    }
}
