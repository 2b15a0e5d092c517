package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.plan.Workload;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;

/** Repeats the plan's steps until the run's time is over. */
final class WorkloadLoop {
    private final Workload workload;
    private final StepRunner steps;
    private final RunJournal journal;
    private final Timeline timeline;
    private final BoxPresence presence;
    private final Cancellation stop;
    private int next;

    /** @param first the number of the first cycle */
    WorkloadLoop(
            Workload workload,
            StepRunner steps,
            RunJournal journal,
            Timeline timeline,
            BoxPresence presence,
            Cancellation stop,
            int first) {
        this.next = first;
        this.workload = workload;
        this.steps = steps;
        this.journal = journal;
        this.timeline = timeline;
        this.presence = presence;
        this.stop = stop;
    }

    /**
     * Runs cycles until run time {@code end}; a cycle that has begun then is not begun again, a step not cut short. A further call goes
     * on with the next cycle.
     */
    void run(Duration end) {
        while (isGoingOn(end)) {
            int cycle = next++;
            Duration start = timeline.at();
            journal.add(new RunEvent.CycleStarted(cycle));
            for (var step : workload.steps()) {
                presence.awaitHere(positive(end.minus(timeline.at())), stop);
                if (!isGoingOn(end)) {
                    return;
                }
                steps.run(step, cycle);
            }
            timeline.waitUntil(earlier(nextStart(start), end), stop);
        }
    }

    private boolean isGoingOn(Duration end) {
        return !stop.isRequested() && !presence.isGone() && timeline.at().compareTo(end) < 0;
    }

    private Duration nextStart(Duration start) {
        if (workload.steps().isEmpty()) {
            return Duration.ofDays(10_000);
        }
        Duration pausedUntil = timeline.at().plus(workload.pause());
        Duration cycle = workload.cycle();
        return cycle == null ? pausedUntil : start.plus(cycle);
    }

    private static Duration earlier(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration positive(Duration d) {
        return d.isNegative() || d.isZero() ? Duration.ofMillis(1) : d;
    }
}
