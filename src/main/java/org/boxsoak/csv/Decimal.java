package org.boxsoak.csv;

/** Reads decimal numbers, the plain ones fast: a table has millions of them. */
final class Decimal {
    /** So many digits, and as many powers of ten, are exact in a double; their quotient is then rounded but once. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= EXACT_DIGITS; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private Decimal() {}

    /** The finite number that the text is; NaN where it is none. */
    static double parse(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int digits = 0;
        int point = -1;
        long whole = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < EXACT_DIGITS) {
                whole = 10 * whole + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                return unusual(text);
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        double value = point < 0 ? whole : whole / POWERS[digits - point];
        return at == 1 ? -value : value;
    }

    private static double unusual(String text) {
        // Double.parseDouble alone would also take 1d, 0x1p3 and Infinity.
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
