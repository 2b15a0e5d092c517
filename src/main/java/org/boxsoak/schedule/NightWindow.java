package org.boxsoak.schedule;

import java.time.Duration;
import java.time.LocalTime;
import org.boxsoak.plan.Durations;
import org.boxsoak.plan.TestPlan;

/**
 * A night.
 *
 * @param at when it begins
 * @param until when it is over
 */
public record NightWindow(LocalTime at, LocalTime until) {
    /** @throws IllegalArgumentException with a sentence, when the plan is longer than the night */
    public TestPlan requireRoomFor(TestPlan plan) {
        Duration least = plan.duration().plus(plan.unattended().whenBusy().patience());
        if (least.compareTo(length()) > 0) {
            throw new IllegalArgumentException("the plan '" + plan.name() + "' is longer than the night: it takes "
                    + Durations.format(least) + ", and from " + at + " to " + until + " there are "
                    + Durations.format(length())
                    + ". Start it earlier, make it shorter, or say with --until when the night is over");
        }
        return plan;
    }

    private Duration length() {
        Duration length = Duration.between(at, until);
        return length.isNegative() || length.isZero() ? length.plusDays(1) : length;
    }
}
