package org.boxsoak.report;

import java.time.Duration;
import java.util.List;

/**
 * When a supply would be exhausted if the run went on as it did.
 *
 * @param what the series, e.g. "order-4 blocks, unmovable"
 * @param unit what its values count
 * @param history what was measured
 * @param fan what is to come, in order of time; its first step meets the end of the history
 * @param floor where the supply counts as exhausted
 * @param sentence the forecast in words, with its figures
 */
public record ForecastStory(
        String what, Unit unit, List<Point> history, List<Step> fan, double floor, String sentence) {
    public ForecastStory {
        history = List.copyOf(history);
        fan = List.copyOf(fan);
    }

    /**
     * One moment of the fan.
     *
     * @param at since the run's start
     * @param p05 with 5 % of the outcomes below
     * @param p50 the median
     * @param p95 with 5 % of the outcomes above
     */
    public record Step(Duration at, double p05, double p50, double p95) {}
}
