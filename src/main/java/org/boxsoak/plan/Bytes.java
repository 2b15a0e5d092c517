package org.boxsoak.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Count bytes, read as people write them: {@code 512M}, {@code 64K}, {@code 1.5 GiB}, {@code 1 MB}.
 *
 * <p>Binary (powers of 1024): {@code K M G T} and {@code KiB MiB GiB TiB}. Decimal (powers of 1000): {@code kB KB MB GB TB}. {@code B} is
 * one byte. Beware of /proc, whose {@code kB} means 1024 bytes: that is {@code K} or {@code KiB} here.
 *
 * @param count how many bytes, at least 0
 */
public record Bytes(long count) implements Comparable<Bytes> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*(\\p{L}*)");

    /** The units of {@link #toString()}, which writes one spelling only. */
    private static final Map<String, Long> WRITTEN = new LinkedHashMap<>();

    private static final Map<String, Long> READ = new LinkedHashMap<>();

    static {
        String prefixes = "KMGT";
        for (int power = 1; power <= prefixes.length(); power++) {
            String prefix = prefixes.substring(power - 1, power);
            long binary = 1L << (10 * power);
            long decimal = BigDecimal.TEN.pow(3 * power).longValueExact();
            WRITTEN.put(prefix + "iB", binary);
            WRITTEN.put(power == 1 ? "kB" : prefix + "B", decimal);
            READ.put(prefix, binary);
            READ.put(prefix + "B", decimal);
        }
        WRITTEN.put("B", 1L);
        READ.putAll(WRITTEN);
    }

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("A size of " + count + " bytes cannot be: it must not be negative.");
        }
    }

    /**
     * Reads a number and its unit.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Bytes parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("-")) {
            throw new IllegalArgumentException("'" + trimmed + "': a size cannot be negative");
        }
        Matcher form = FORM.matcher(trimmed);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + trimmed + "' is no size; write it as 512M, 64K or 1.5 GiB");
        }
        String number = form.group(1);
        if (form.group(2).isEmpty()) {
            throw new IllegalArgumentException("'" + trimmed + "': a unit is missing; write " + number
                    + "M (times 1024 x 1024), " + number + " MB (times 1000 x 1000) or " + number + " B");
        }
        Long unit = READ.get(form.group(2));
        if (unit == null) {
            throw new IllegalArgumentException("'" + trimmed
                    + "': unit must be one of K, M, G, T, KiB, MiB, GiB, TiB (binary), kB, MB, GB, TB (decimal), B");
        }
        BigDecimal bytes = new BigDecimal(number).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("'" + trimmed + "' is more than any machine has");
        }
        if (bytes.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("'" + trimmed + "' is no whole number of bytes");
        }
        return new Bytes(bytes.longValueExact());
    }

    /** How many bytes a unit such as {@code KiB} or {@code M} has; null if it is none of those above. */
    public static @Nullable Long ofUnit(String unit) {
        return READ.get(unit);
    }

    /** The exact count with the unit that needs the smallest number, e.g. {@code 512 MiB}, {@code 1 MB}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "0 B";
        }
        List<String> exact = new ArrayList<>();
        long smallest = Long.MAX_VALUE;
        for (Map.Entry<String, Long> unit : WRITTEN.entrySet()) {
            if (count % unit.getValue() == 0 && count / unit.getValue() < smallest) {
                smallest = count / unit.getValue();
                exact.add(smallest + " " + unit.getKey());
            }
        }
        return exact.isEmpty() ? count + " B" : exact.get(exact.size() - 1);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
