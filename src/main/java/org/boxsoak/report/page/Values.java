package org.boxsoak.report.page;

import java.util.Locale;
import org.boxsoak.report.Unit;

/** Writes counters for people: bytes in binary units, thousands apart, no more digits than help. */
public final class Values {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Values() {}

    public static String text(Unit unit, double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return switch (unit) {
            case BYTES -> bytes(value);
            case PERCENT -> plain(value) + " %";
            case MILLISECONDS -> plain(value) + " ms";
            case PAGES, BLOCKS, COUNT -> plain(value);
        };
    }

    /** By what values of this size are divided before they are written. */
    static double divisor(Unit unit, double largest) {
        return unit == Unit.BYTES ? Math.pow(1024, binaryPower(largest)) : 1;
    }

    private static String bytes(double value) {
        int power = binaryPower(Math.abs(value));
        return plain(value / Math.pow(1024, power)) + " " + BINARY[power];
    }

    private static int binaryPower(double value) {
        int power = 0;
        while (power < BINARY.length - 1 && value >= 1024) {
            value /= 1024;
            power++;
        }
        return power;
    }

    static String plain(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == Math.rint(size) ? 0 : size >= 1 ? 1 : 2;
        // A narrow space between thousands, since a comma is a decimal point to half of the readers.
        return String.format(Locale.ROOT, "%,." + decimals + "f", value)
                .replace(',', '\u202F')
                .replace('-', '−');
    }
}
