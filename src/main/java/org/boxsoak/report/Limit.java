package org.boxsoak.report;

/**
 * What the plan demands of the series of one group.
 *
 * @param group the chart that it is drawn into
 * @param label e.g. "plan: at least 16"
 * @param value in the unit of that chart
 */
public record Limit(String group, String label, double value) {}
