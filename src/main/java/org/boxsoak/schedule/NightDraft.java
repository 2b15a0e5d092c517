package org.boxsoak.schedule;

import java.util.List;
import java.util.Locale;
import org.boxsoak.lease.BoxName;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.TestPlan;

/**
 * A night that somebody wishes for, before anything is written.
 *
 * @param loaded plan and bench, free of mistakes
 * @param window from when to when
 * @param days on which days
 */
public record NightDraft(LoadedPlan loaded, NightWindow window, Weekdays days) {
    /**
     * Makes the night of it.
     *
     * @param command what is to be run
     * @throws IllegalArgumentException with a sentence, when the plan does not fit into the night
     */
    public ScheduledNight night(List<String> command) {
        TestPlan plan = window.requireRoomFor(loaded.plan());
        return new ScheduledNight(
                ScheduledNight.nameOf(plan.name(), loaded.bench().name()),
                loaded.planFile(),
                loaded.benchFile(),
                BoxName.of(loaded.bench()).value(),
                String.format(
                        Locale.ROOT,
                        "%02d:%02d",
                        window.at().getHour(),
                        window.at().getMinute()),
                days.toString(),
                plan.longest().toSeconds(),
                command);
    }
}
