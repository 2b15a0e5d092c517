package org.boxsoak.leak;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers into sentences: three significant figures, no exponent that anybody would have to read. */
final class Figures {
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

    private static final double UNREADABLE = 1e18;

    private Figures() {}

    /** A rate, e.g. {@code 1.2 MB an hour}; without the unit where it is empty. */
    static String perHour(double rate, String unit) {
        return of(rate) + (unit.isEmpty() ? "" : " " + unit) + " an hour";
    }

    /** A time in hours, or in minutes below one. */
    static String time(double hours) {
        return hours < 1 ? of(hours * 60) + " min" : of(hours) + " h";
    }

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        if (Math.abs(value) >= UNREADABLE) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        BigDecimal exact = new BigDecimal(value);
        // Figures above 1000 are not blurred to 1230000, they lose their fraction.
        BigDecimal rounded = exact.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(THREE);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
