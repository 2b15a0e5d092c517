package org.boxsoak.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.plan.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The column of a counter. Its cells are numbers, or sizes with a unit of bytes behind each ({@code 1.23 GiB}, {@code 800M}); the first one's unit
 * is then that of the column.
 */
final class CsvColumn {
    private static final Pattern SIZE = Pattern.compile("([-+]?[0-9.,]+)\\s*([KMGT]i|[kKMGT]?i?B|[KMGT])");

    private final String name;
    private final int place;
    private String unit = "";
    private double unitBytes;
    private boolean hasBareNumbers;

    CsvColumn(String name, int place) {
        this.name = name;
        this.place = place;
    }

    String name() {
        return name;
    }

    int place() {
        return place;
    }

    /** The row's value; NaN where it is missing. */
    double value(CsvRow row) {
        double value = row.numberOrNot(place);
        if (Double.isNaN(value)) {
            return row.isMissing(place) ? value : size(row);
        }
        // Nothing is nothing in any unit.
        if (value != 0 && !unit.isEmpty()) {
            throw row.problem(place, unlike(row, "has no unit", "have " + unit));
        }
        hasBareNumbers |= value != 0;
        return value;
    }

    private double size(CsvRow row) {
        Matcher size = SIZE.matcher(row.cell(place));
        Double bytes = size.matches() ? bytes(size.group(2)) : null;
        double number = bytes == null ? Double.NaN : row.number(size.group(1));
        if (bytes == null || Double.isNaN(number)) {
            throw row.noNumber(place, name);
        }
        if (hasBareNumbers) {
            throw row.problem(place, unlike(row, "has a unit", "have none"));
        }
        if (unit.isEmpty()) {
            unit = size.group(2);
            unitBytes = bytes;
        }
        return bytes == unitBytes ? number : number * (bytes / unitBytes);
    }

    /** {@code free -h} leaves the B of KiB off. */
    private static @Nullable Double bytes(String unit) {
        Long bytes = Bytes.ofUnit(unit.endsWith("i") ? unit + "B" : unit);
        return bytes == null ? null : (double) bytes;
    }

    private String unlike(CsvRow row, String has, String haveAbove) {
        return "'" + row.cell(place) + "' in column '" + name + "' " + has + ", those in the rows above " + haveAbove
                + ": write all with a unit, or none.";
    }
}
