package org.boxsoak.plan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Say how fast memory is lost: {@code 1 MB/h}, {@code 200 kB/h}, {@code 5 MB/day}. The units of {@link Bytes}, over a time.
 *
 * @param bytesPerHour bytes in an hour, at least 0
 */
public record GrowthRate(double bytesPerHour) implements Comparable<GrowthRate> {
    private static final Pattern FORM = Pattern.compile("([^/]+)/\\s*(\\p{L}+)\\s*");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,18}(\\.\\d{1,20})?\\s*B");
    private static final int HOURS_OF_A_DAY = 24;

    /** How many of this time an hour holds. */
    private static final Map<String, BigDecimal> PER_HOUR = new LinkedHashMap<>();

    static {
        PER_HOUR.put("s", BigDecimal.valueOf(3600));
        PER_HOUR.put("min", BigDecimal.valueOf(60));
        PER_HOUR.put("h", BigDecimal.ONE);
        PER_HOUR.put("hour", BigDecimal.ONE);
    }

    public GrowthRate {
        if (!(bytesPerHour >= 0) || Double.isInfinite(bytesPerHour)) {
            throw new IllegalArgumentException(
                    "A growth of " + bytesPerHour + " bytes/h cannot be forbidden or expected.");
        }
    }

    /**
     * Reads a size and a time: {@code s}, {@code min}, {@code h} or {@code day}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static GrowthRate parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' is no growth rate; write it as 1 MB/h or 5 MB/day");
        }
        BigDecimal amount = amount(form.group(1).strip());
        String time = form.group(2);
        if (time.equals("d") || time.equals("day")) {
            return new GrowthRate(amount.doubleValue() / HOURS_OF_A_DAY);
        }
        BigDecimal factor = PER_HOUR.get(time);
        if (factor == null) {
            throw new IllegalArgumentException("'" + text.strip() + "': the time must be one of s, min, h, day");
        }
        return new GrowthRate(amount.multiply(factor).doubleValue());
    }

    /** The rate by the hour or, where that is no whole number of bytes, by the day; {@link #parse} reads the same rate back. */
    @Override
    public String toString() {
        if (isWhole(bytesPerHour)) {
            return new Bytes((long) bytesPerHour) + "/h";
        }
        double perDay = Math.rint(bytesPerHour * HOURS_OF_A_DAY);
        if (isWhole(perDay) && perDay / HOURS_OF_A_DAY == bytesPerHour) {
            return new Bytes((long) perDay) + "/day";
        }
        return new BigDecimal(Double.toString(bytesPerHour)).toPlainString() + " B/h";
    }

    @Override
    public int compareTo(GrowthRate other) {
        return Double.compare(bytesPerHour, other.bytesPerHour);
    }

    /** A slow rate may be a fraction of a byte; a size never is. */
    private static BigDecimal amount(String text) {
        return AMOUNT.matcher(text).matches()
                ? new BigDecimal(text.substring(0, text.length() - 1).strip())
                : BigDecimal.valueOf(Bytes.parse(text).count());
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && number < Long.MAX_VALUE;
    }
}
