package org.boxsoak.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.boxsoak.lease.BoxName;
import org.boxsoak.plan.Durations;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.TestPlan;

/**
 * A night that somebody wishes for, before anything is written.
 *
 * @param loaded plan and bench, free of mistakes
 * @param at when it starts
 * @param until when the night is over
 * @param days on which days
 */
public record NightDraft(LoadedPlan loaded, LocalTime at, LocalTime until, Weekdays days) {
    /** What powering a virtual box on, judging and reporting may take on a busy host. */
    private static final Duration MARGIN = Duration.ofMinutes(15);

    /**
     * Makes the night of it.
     *
     * @param command what is to be run
     * @throws IllegalArgumentException with a sentence, when the plan does not fit into the night
     */
    public ScheduledNight night(List<String> command) {
        TestPlan plan = loaded.plan();
        Duration least = plan.duration().plus(plan.unattended().whenBusy().patience());
        if (least.compareTo(length()) > 0) {
            throw new IllegalArgumentException("the plan '" + plan.name() + "' is longer than the night: it takes "
                    + Durations.format(least) + ", and from " + at + " to " + until + " there are "
                    + Durations.format(length())
                    + ". Start it earlier, make it shorter, or say with --until when the night is over");
        }
        return new ScheduledNight(
                ScheduledNight.nameOf(plan.name(), loaded.bench().name()),
                loaded.planFile(),
                loaded.benchFile(),
                BoxName.of(loaded.bench()).value(),
                String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute()),
                days.toString(),
                limit().toSeconds(),
                command);
    }

    private Duration length() {
        Duration length = Duration.between(at, until);
        return length.isNegative() || length.isZero() ? length.plusDays(1) : length;
    }

    /** The longest that the plan may take in good order: whatever goes on after that is stuck. */
    Duration limit() {
        TestPlan plan = loaded.plan();
        Duration steps = Stream.concat(plan.setup().stream(), plan.cleanup().stream())
                .map(Step::time)
                .map(time -> time.limit())
                .reduce(Duration.ZERO, Duration::plus);
        return plan.duration()
                .plus(plan.unattended().whenBusy().patience())
                .plus(steps)
                .plus(plan.bootWithin().multipliedBy(2))
                .plus(MARGIN);
    }
}
