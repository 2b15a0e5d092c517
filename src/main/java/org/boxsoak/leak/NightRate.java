package org.boxsoak.leak;

/**
 * Says how fast a counter leaked in one night.
 *
 * @param night number of the night
 * @param build the build that ran
 * @param rate units per hour
 * @param standardError of the rate; NaN where unknown
 */
public record NightRate(int night, String build, double rate, double standardError) {
    public NightRate {
        if (!Double.isFinite(rate)) {
            throw new IllegalArgumentException("Night " + night + " has a rate of " + rate + "; give a number.");
        }
        if (standardError < 0 || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException(
                    "Night " + night + " has a standard error of " + standardError + "; give 0 or more, or none.");
        }
    }
}
