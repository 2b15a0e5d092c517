package org.boxsoak.report.page;

import java.time.Duration;
import java.util.Locale;

/** Writes moments and lengths of time, the same way on the page, in the charts and in Allure. */
public final class RunTimes {
    private RunTimes() {}

    /** A moment of the run as h:mm:ss. */
    public static String exact(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", at.toHours(), at.toMinutesPart(), at.toSecondsPart());
    }

    /** A moment of the run as h:mm. */
    static String minutes(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d", at.toHours(), at.toMinutesPart());
    }

    /** A length of time in the two units that matter: "3 h 0 min", "4 min 5 s", "4.2 s". */
    public static String length(Duration length) {
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        if (length.toMinutes() > 0) {
            return length.toMinutes() + " min " + length.toSecondsPart() + " s";
        }
        return Values.plain(length.toMillis() / 1000.0) + " s";
    }
}
