package org.boxsoak.report;

import java.util.List;

/**
 * What was measured and what happened, on the run's clock.
 *
 * @param series the counters; those of one group share one chart and one unit, groups are drawn in order of first appearance
 * @param limits what the plan demands of a group, drawn as a line
 * @param markers what happened, in any order
 * @param gaps when samples are missing
 */
public record Timeline(List<TimelineSeries> series, List<Limit> limits, List<Marker> markers, List<Gap> gaps) {
    public Timeline {
        series = List.copyOf(series);
        limits = List.copyOf(limits);
        markers = List.copyOf(markers);
        gaps = List.copyOf(gaps);
    }
}
