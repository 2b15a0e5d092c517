package org.boxsoak.leak;

import org.jspecify.annotations.Nullable;

/**
 * Says when a counter reaches its floor (or ceiling).
 *
 * @param exhausted hours from the first sample: 5 % (the earliest plausible), 50 % and 95 %; null where no exhaustion is foreseen.
 *     Infinite ends lie beyond four times the observed span
 * @param why one sentence
 */
public record Forecast(@Nullable Exhaustion exhausted, String why) {
    /** Hours from the first sample at which it is exhausted with 5 %, 50 % and 95 % probability. */
    public record Exhaustion(double hoursP05, double hoursP50, double hoursP95, double observedHours) {}
}
