package org.boxsoak.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of a CSV file, in seconds. The column is {@code t}, or one that other tools call time, timestamp, date or the like. Its cells are
 * seconds from any start; or milli-, micro- or nanoseconds since 1970, as their size or the column's name tells; or dates of ISO 8601
 * ({@code 2014-04-01 00:05:00}, taken as UTC where no zone stands behind).
 */
final class CsvTime {
    private static final Pattern NAME = Pattern.compile(
            "[@_]?(?:t|ts|time|timestamp|date|date[ _]?time|epoch|unix[ _]?time|sec|seconds|elapsed)"
                    + "(?:[ _]*[(\\[]?(?:s|sec|secs|seconds|utc|(ms|msec|millis|milliseconds))[)\\]]?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOKS_LIKE_DATE = Pattern.compile("\\d-\\d\\d?-\\d|\\d:\\d\\d|\\d/\\d");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})[-/](\\d\\d)[-/](\\d\\d)(?:[T ]+(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?) ?(Z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?)?");

    /** Seconds since 1970 do not reach this before the year 5138; milliseconds have since 1973. */
    private static final double LATEST = 1e11;

    private static final double THOUSAND = 1e3;

    private final int place;
    private final String name;
    private double perSecond;

    /** {@code perSecond} is 0 while the first row has not told the unit. */
    private CsvTime(int place, String name, double perSecond) {
        this.place = place;
        this.name = name;
        this.perSecond = perSecond;
    }

    static CsvTime of(CsvHeader header, String form) {
        int place = header.find("t");
        for (int i = 0; place < 0 && i < header.names().size(); i++) {
            place = NAME.matcher(header.names().get(i)).matches() ? i : -1;
        }
        if (place < 0) {
            throw header.missing("t", form);
        }
        String name = header.names().get(place);
        Matcher unit = NAME.matcher(name);
        return new CsvTime(place, name, unit.matches() && unit.group(1) != null ? THOUSAND : 0);
    }

    int place() {
        return place;
    }

    /** The row's time in seconds. */
    double seconds(CsvRow row) {
        String cell = row.cell(place);
        if (LOOKS_LIKE_DATE.matcher(cell).find()) {
            return date(row, cell);
        }
        double at = row.number(place, name);
        if (Double.isNaN(at)) {
            throw row.problem(place, "the time in column '" + name + "' is missing; every row needs one, in seconds.");
        }
        if (perSecond == 0) {
            perSecond = 1;
            while (Math.abs(at) / perSecond >= LATEST && perSecond < THOUSAND * THOUSAND * THOUSAND) {
                perSecond *= THOUSAND;
            }
        }
        if (Math.abs(at) / perSecond >= LATEST) {
            throw row.problem(
                    place,
                    "'" + cell + "' in column '" + name + "' is no time in seconds, as those in the rows above are.");
        }
        return at / perSecond;
    }

    private double date(CsvRow row, String cell) {
        Matcher date = DATE.matcher(cell);
        try {
            if (date.matches()) {
                LocalTime time = date.group(4) == null ? LocalTime.MIDNIGHT : LocalTime.parse(date.group(4));
                double day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3))
                                .toEpochDay()
                        * 86_400.0;
                return day + time.toNanoOfDay() / 1e9 - offset(date.group(5));
            }
        } catch (DateTimeException e) {
            throw noDate(row, cell);
        }
        throw noDate(row, cell);
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static int offset(@Nullable String zone) {
        return zone == null || zone.equals("UTC") ? 0 : ZoneOffset.of(zone).getTotalSeconds();
    }

    private CsvProblem noDate(CsvRow row, String cell) {
        return row.problem(
                place,
                "'" + cell + "' in column '" + name
                        + "' is no date that I can read: write seconds, from any start, or e.g. 2026-04-01 22:05:00.");
    }
}
