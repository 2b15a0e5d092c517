package org.boxsoak.report;

import java.util.List;

/**
 * One counter over the run.
 *
 * @param name what it is called in the legend
 * @param unit what its values count
 * @param group the chart it belongs to, which is also that chart's title
 * @param points in order of time; a value that is not a number interrupts the line
 */
public record TimelineSeries(String name, Unit unit, String group, List<Point> points) {
    public TimelineSeries {
        points = List.copyOf(points);
    }
}
