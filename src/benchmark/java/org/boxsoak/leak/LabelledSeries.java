package org.boxsoak.leak;

/**
 * A generated series with the truth about it.
 *
 * @param series the samples, usage in MB
 * @param leaks whether it leaks
 * @param perHour the true rate, 0 without a leak
 */
record LabelledSeries(CounterSeries series, boolean leaks, double perHour) {}
