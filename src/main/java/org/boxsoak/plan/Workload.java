package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what the box does all the while: the steps in turn, again and again until the run's duration is over.
 *
 * @param steps one cycle; empty: the box is only watched
 * @param cycle a fixed length, from the start of a cycle to the start of the next; null: as long as the steps take
 * @param pause rest between two cycles
 */
public record Workload(List<Step> steps, @Nullable Duration cycle, Duration pause) {
    public Workload {
        steps = List.copyOf(steps);
    }
}
