package org.boxsoak.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as it is written: 2026-04-01, 20260401, 01.04.2026, 1-Apr-2026, April 1 2026 say which day they mean; of 4/1/2026 only the dates around it
 * tell whether April is the first number or the second, and of 01-04 and Apr-01 the year is not known.
 *
 * @param first the first of two numbers, or the day
 * @param second the second of two numbers, 0 where the month has a name
 * @param month the month where it is known, else 0
 * @param year the year, -1 where none is written
 */
record WrittenDate(int first, int second, int month, int year) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.]?)(\\d\\d)\\2(\\d\\d)");
    private static final Pattern DOTS = Pattern.compile("(\\d\\d?)\\.(\\d\\d?)\\.(\\d{4}|\\d\\d)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d\\d?)([-/])(\\d\\d?)(?:\\2(\\d{4}|\\d\\d))?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d\\d?)[- /]?([A-Za-z]{3,9})\\.?(?:[- /,]+(\\d{4}|\\d\\d))?");
    private static final Pattern MONTH_FIRST = Pattern.compile("([A-Za-z]{3,9})\\.?[- /]+(\\d\\d?)(?:,? +(\\d{4}))?");

    /** The date that the text is; null where it is none. */
    static @Nullable WrittenDate parse(String text) {
        Matcher date = YEAR_FIRST.matcher(text);
        if (date.matches()) {
            return definite(number(date, 4), number(date, 3), number(date, 1));
        }
        date = DOTS.matcher(text);
        if (date.matches()) {
            return definite(number(date, 1), number(date, 2), year(date.group(3)));
        }
        date = NUMBERS.matcher(text);
        if (date.matches()) {
            WrittenDate loose = new WrittenDate(number(date, 1), number(date, 3), 0, year(date.group(4)));
            return loose.day(true).isPresent() || loose.day(false).isPresent() ? loose : null;
        }
        date = DAY_FIRST.matcher(text);
        if (date.matches()) {
            return definite(number(date, 1), month(date.group(2)), year(date.group(3)));
        }
        date = MONTH_FIRST.matcher(text);
        return date.matches() ? definite(number(date, 2), month(date.group(1)), year(date.group(3))) : null;
    }

    boolean isDefinite() {
        return month > 0 && year >= 0;
    }

    WrittenDate in(int writtenElsewhere) {
        return new WrittenDate(first, second, month, writtenElsewhere);
    }

    /** The day since 1970, in a leap year where none is written; none where such an order of the numbers makes no date. */
    OptionalLong day(boolean monthFirst) {
        int theMonth = month > 0 ? month : monthFirst ? first : second;
        int theDay = month > 0 || !monthFirst ? first : second;
        try {
            return OptionalLong.of(
                    LocalDate.of(year < 0 ? 2000 : year, theMonth, theDay).toEpochDay());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static @Nullable WrittenDate definite(int day, int month, int year) {
        WrittenDate date = new WrittenDate(day, 0, month, year);
        return month > 0 && date.day(false).isPresent() ? date : null;
    }

    private static int month(String name) {
        return 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static int year(@Nullable String text) {
        if (text == null) {
            return -1;
        }
        int year = Integer.parseInt(text);
        return text.length() == 2 ? 2000 + year : year;
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
