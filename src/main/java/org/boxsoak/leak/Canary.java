package org.boxsoak.leak;

/**
 * Tells whether a synthetic leak, added to the recorded series, would have been called a leak: the power self-test of a verdict.
 *
 * @param perHour rate of the synthetic leak: the forbidden one, or the detectable one where none was named
 * @param found whether it was called a leak
 */
public record Canary(double perHour, boolean found) {}
