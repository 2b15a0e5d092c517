package org.boxsoak.csv;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of a table's rows, in seconds. Numbers are seconds from any start; or milli-, micro- or nanoseconds since 1970, as their size or the
 * column's name tells. A date is taken as UTC where no zone stands behind. A time of day alone counts from the first row's midnight, and past the
 * next.
 */
final class CsvTime {
    private static final Pattern LOOKS_LIKE_DATE = Pattern.compile("\\d-\\d\\d?-\\d|\\d:\\d\\d|\\d/\\d");

    /** Seconds since 1970 do not reach this before the year 5138; milliseconds have since 1973. */
    private static final double LATEST = 1e11;

    private static final double THOUSAND = 1e3;
    private static final double DAY = 86_400;
    private static final double HALF_A_DAY = DAY / 2;
    /** A row that comes later than so many seconds is none of the day before. */
    private static final double LATE = 600;

    /** So far apart are the loose dates' numbers until {@link #settle} knows the days: no time of day reaches it. */
    private static final double LOOSE_DAY = 1e5;

    private enum Form {
        NUMBER,
        DATE,
        LOOSE_DATE,
        CLOCK
    }

    private final TimeColumns columns;
    private @Nullable Form form;
    /** 0 while the first row has not told the unit. */
    private double perSecond;

    private final LooseDates looseDates = new LooseDates();
    /** What stood around the last time of day, and the seconds that it counts from. */
    private String before = "";

    private String behind = "";
    private double midnight;
    private double lastClock;

    CsvTime(TimeColumns columns) {
        this.columns = columns;
        this.perSecond = columns.perSecond();
    }

    /** The row's time in seconds; of loose dates only {@link #settle} makes seconds since 1970. */
    double seconds(CsvRow row) {
        if (!columns.areTwo() && (form == null || form == Form.NUMBER)) {
            double at = row.numberOrNot(columns.place());
            if (!Double.isNaN(at)) {
                form = Form.NUMBER;
                return number(row, at);
            }
        }
        String text = columns.text(row);
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
            throw unlikeAbove(row, row.cell(columns.place()), "time in seconds");
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

    /** A clock that falls by hours has passed midnight; a row of the evening that comes minutes late, below the morning's, has not. */
    private void passMidnight(double clock) {
        if (clock < lastClock - HALF_A_DAY) {
            midnight += DAY;
        } else if (midnight > 0 && clock > lastClock + DAY - LATE) {
            midnight -= DAY;
        }
        lastClock = clock;
    }

    private CsvProblem unlikeAbove(CsvRow row, String text, String what) {
        return row.problem(
                columns.place(),
                "'" + text + "' in column '" + columns.name() + "' is no " + what
                        + ", as those in the rows above are.");
    }

    private CsvProblem unreadable(CsvRow row, String text) {
        if (row.isMissing(columns.place())) {
            return row.problem(
                    columns.place(),
                    "the time in column '" + columns.name() + "' is missing; every row needs one, in seconds.");
        }
        if (!LOOKS_LIKE_DATE.matcher(text).find()) {
            return row.noNumber(columns.place(), columns.name());
        }
        return form == Form.NUMBER
                ? unlikeAbove(row, text, "time in seconds")
                : row.problem(
                        columns.place(),
                        "'" + text + "' in column '" + columns.name()
                                + "' is no date that I can read: write seconds, from any start, or e.g. 2026-04-01 22:05:00.");
    }
}
