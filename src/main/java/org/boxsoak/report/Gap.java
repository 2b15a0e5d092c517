package org.boxsoak.report;

import java.time.Duration;

/**
 * A time without samples.
 *
 * @param from since the run's start
 * @param to since the run's start
 * @param reason why, e.g. "adb did not answer within 10 s"
 */
public record Gap(Duration from, Duration to, String reason) {
    public Gap {
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("a gap from " + from + " cannot end at " + to);
        }
    }
}
