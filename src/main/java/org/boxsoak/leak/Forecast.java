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
    public record Exhaustion(double hoursP05, double hoursP50, double hoursP95, double observedHours) {
        private static final double ENDS = 1.645;

        /** The probability that it is exhausted by this hour, from the normal scores of the three quantiles. */
        public double probabilityWithin(double hours) {
            double early = hoursP50 - hoursP05;
            double late = hoursP95 - hoursP50;
            double half = hours < hoursP50 ? early : late;
            if (half == 0) {
                return hours < hoursP50 ? 0 : 1;
            }
            return 1 - StudentT.normalAbove(ENDS * (hours - hoursP50) / half);
        }

        /** A forecast looks no further than this, in hours from the first sample. */
        public double horizonHours() {
            return Math.max(hoursP50, Forecaster.FURTHEST * observedHours);
        }
    }
}
