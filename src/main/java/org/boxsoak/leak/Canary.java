package org.boxsoak.leak;

/**
 * Tells whether a synthetic leak, added to the recorded series, would have been called a leak: the power self-test of a verdict.
 *
 * @param perHour rate of the synthetic leak: the forbidden one, or the detectable one where none was named
 * @param unit the counter's unit, empty where nobody knows it
 * @param found whether it was called a leak
 */
public record Canary(double perHour, String unit, boolean found) {
    /** In a unit that nobody knows. */
    public Canary(double perHour, boolean found) {
        this(perHour, "", found);
    }
}
