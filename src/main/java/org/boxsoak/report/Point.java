package org.boxsoak.report;

import java.time.Duration;

/**
 * One value at one moment of the run.
 *
 * @param at since the run's start
 * @param value in the unit of its series; NaN says that it is missing
 */
public record Point(Duration at, double value) {
    public boolean isMissing() {
        return !Double.isFinite(value);
    }

    public double seconds() {
        return at.toMillis() / 1000.0;
    }
}
