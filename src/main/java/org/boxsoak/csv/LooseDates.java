package org.boxsoak.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Dates of which the order of day and month, or the year, is not written. When all have been seen that order is taken by which they are valid and
 * lie closest together; a date long before the one above it belongs to the next year. Until then a date's number stands for it.
 */
final class LooseDates {
    private static final long HALF_YEAR = 183;
    /** After a leap year. */
    private static final int COMMON_YEAR = 2001;

    private final List<WrittenDate> dates = new ArrayList<>();
    private boolean mayBeMonthFirst = true;
    private boolean mayBeDayFirst = true;

    /** The date's number, in the order of their appearance; -1 where it is no date in the order that those before have. */
    int number(WrittenDate date) {
        if (dates.isEmpty() || !dates.get(dates.size() - 1).equals(date)) {
            mayBeMonthFirst &= date.day(true).isPresent();
            mayBeDayFirst &= date.day(false).isPresent();
            dates.add(date);
        }
        return mayBeMonthFirst || mayBeDayFirst ? dates.size() - 1 : -1;
    }

    /** The days since 1970 of all numbers; without a year the first is of any. */
    long[] days() {
        if (!mayBeMonthFirst || !mayBeDayFirst) {
            return days(mayBeMonthFirst);
        }
        long[] monthFirst = days(true);
        long[] dayFirst = days(false);
        return path(monthFirst) <= path(dayFirst) ? monthFirst : dayFirst;
    }

    private long[] days(boolean monthFirst) {
        // A year of 366 days would leave a gap before March in most recordings.
        boolean isLeap = dates.stream()
                .anyMatch(date -> inYear(COMMON_YEAR, date).day(monthFirst).isEmpty());
        int year = isLeap ? COMMON_YEAR - 1 : COMMON_YEAR;
        long[] days = new long[dates.size()];
        long later = 0;
        for (int i = 0; i < days.length; i++) {
            days[i] = inYear(year, dates.get(i)).day(monthFirst).orElseThrow() + later;
            if (i > 0 && dates.get(i).year() < 0 && days[i] < days[i - 1] - HALF_YEAR) {
                later += isLeap ? 366 : 365;
                days[i] += isLeap ? 366 : 365;
            }
        }
        return days;
    }

    private static WrittenDate inYear(int year, WrittenDate date) {
        return date.year() < 0 ? date.in(year) : date;
    }

    private static long path(long[] days) {
        long path = 0;
        for (int i = 1; i < days.length; i++) {
            path += Math.abs(days[i] - days[i - 1]);
        }
        return path;
    }
}
