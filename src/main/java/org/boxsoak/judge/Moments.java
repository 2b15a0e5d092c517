package org.boxsoak.judge;

import java.time.Duration;
import java.util.Locale;

/** Writes moments and lengths of a run for people. */
final class Moments {
    private Moments() {}

    /** Run time as h:mm:ss. */
    static String clock(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", at.toHours(), at.toMinutesPart(), at.toSecondsPart());
    }

    static String clock(double seconds) {
        return clock(Duration.ofMillis(Math.round(seconds * 1e3)));
    }

    /** A length such as "8.3 s", "4 min 10 s", "7 h 30 min". */
    static String length(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long s = Math.round(seconds);
        return s < 6000 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    static String mib(double bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / (1 << 20));
    }
}
