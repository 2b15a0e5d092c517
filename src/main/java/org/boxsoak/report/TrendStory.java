package org.boxsoak.report;

import java.util.List;
import org.boxsoak.leak.RateChange;

/**
 * The nights of one plan on one box, told together.
 *
 * @param plan the plan's name
 * @param box the box's name
 * @param nights in order of time
 * @param rates one for each counter that was judged in any of them
 */
public record TrendStory(String plan, String box, List<Night> nights, List<CounterRates> rates) {
    public TrendStory {
        nights = List.copyOf(nights);
        rates = List.copyOf(rates);
    }

    /**
     * One night.
     *
     * @param figures what it came to
     * @param isBaseline whether it is one of the good nights that others are held against
     */
    public record Night(RunFigures figures, boolean isBaseline) {
        /** The run's page, from the folder of the reports. */
        public String page() {
            return figures.run() + "/index.html";
        }
    }

    /**
     * How fast one counter got worse, night by night.
     *
     * @param series the counter
     * @param changes since which night at another rate; nights are counted from 0 in {@link TrendStory#nights}
     */
    public record CounterRates(String series, List<RateChange> changes) {
        public CounterRates {
            changes = List.copyOf(changes);
        }
    }
}
