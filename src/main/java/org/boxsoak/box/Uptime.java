package org.boxsoak.box;

import java.math.BigDecimal;
import java.time.Duration;

/** Reads {@code /proc/uptime}, e.g. {@code 104.52 189.13}: seconds since boot, then idle seconds of all processors. */
final class Uptime {
    private Uptime() {}

    static Duration parse(String text) {
        String seconds = text.strip().split("\\s+", 2)[0];
        try {
            return Duration.ofMillis(new BigDecimal(seconds).movePointRight(3).longValue());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' is no /proc/uptime", e);
        }
    }
}
