package org.boxsoak.csv;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One way to write a table.
 *
 * @param separator what parts the cells
 * @param heads the names of the columns of the time
 * @param time the pattern of the time, cells parted by a bar; null for seconds
 * @param perSecond what seconds are multiplied by
 * @param quotes whether all cells are quoted
 * @param extras whether comments stand between the rows, and the header again
 */
record TableDialect(
        String separator, String heads, @Nullable String time, long perSecond, boolean quotes, boolean extras) {
    static final List<String> TIMES = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "yyyy/MM/dd HH:mm:ss 'UTC'",
            "M/d/yyyy h:mm:ss a",
            "d/M/yy HH:mm:ss",
            "d.M.yyyy H:mm:ss",
            "EEE MMM ppd HH:mm:ss 'UTC' yyyy",
            "dd-MMM-yyyy hh:mm:ss a",
            "yyyy-MM-dd|HH:mm:ss",
            "yyyyMMdd|HH:mm:ss",
            "M/d/yyyy|hh:mm:ss a",
            "dd.MM.yyyy|HH:mm:ss");

    /** Whether one day alone does not tell which number is the month's. */
    boolean isLoose() {
        return time != null && time.startsWith("d/M/");
    }

    /** The table of these names, times in whole seconds and values, NaN where one is missing. */
    String write(List<String> names, long[] seconds, double[][] values) {
        StringBuilder text = new StringBuilder(extras ? "\uFEFF# recorded at night\r\n" : "");
        String header = row(heads + "|" + String.join("|", names));
        text.append(header);
        for (int i = 0; i < seconds.length; i++) {
            int row = i;
            String cells =
                    Arrays.stream(values).map(column -> cell(column[row])).collect(Collectors.joining("|"));
            text.append(row(time(seconds[i]) + "|" + cells));
            if (extras && i % 7 == 3) {
                text.append(i % 2 == 0 ? header : "# time, of the plug\n");
            }
        }
        return text.toString();
    }

    private String row(String cells) {
        return Arrays.stream(cells.split("\\|", -1))
                .map(cell -> quotes || (separator.isBlank() && cell.contains(" ")) ? '"' + cell + '"' : cell)
                .collect(Collectors.joining(separator, "", extras ? "\r\n" : "\n"));
    }

    private String time(long seconds) {
        return time == null
                ? Long.toString(seconds * perSecond)
                : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern(time, Locale.ENGLISH));
    }

    private String cell(double value) {
        if (Double.isNaN(value)) {
            return separator.isBlank() ? "NaN" : "";
        }
        String text = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return separator.equals(",") ? text : text.replace('.', ',');
    }

    static long[] times(long start, long step, int rows) {
        return IntStream.range(0, rows).mapToLong(i -> start + i * step).toArray();
    }
}
