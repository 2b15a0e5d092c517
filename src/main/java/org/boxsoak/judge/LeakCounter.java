package org.boxsoak.judge;

import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.leak.LeakQuestion;
import org.boxsoak.plan.GrowthRate;
import org.jspecify.annotations.Nullable;

/**
 * A counter that a leak shows in first: free memory outside CMA falls, or unreclaimable memory rises.
 *
 * @param name as the observations have it
 * @param falling whether less is worse
 */
record LeakCounter(String name, boolean falling) {
    /** Sizes are judged in MB, so that sentences read well. */
    static final double MB = 1e6;

    static final List<LeakCounter> ALL = Stream.concat(
                    Stream.of(CounterSources.FREE_OUTSIDE_CMA, "MemAvailable").map(n -> new LeakCounter(n, true)),
                    Stream.of("SUnreclaim", "KernelStack", "PageTables", "VmallocUsed", "Percpu")
                            .map(n -> new LeakCounter(n, false)))
            .toList();

    double scale() {
        return 1 / MB;
    }

    LeakQuestion question(@Nullable GrowthRate forbidden) {
        return new LeakQuestion(falling, forbidden == null ? null : forbidden.bytesPerHour() / MB, null, "MB");
    }
}
