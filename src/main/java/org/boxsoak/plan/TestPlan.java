package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Say what a soak run does to the box and what it expects of it.
 *
 * @param name for people, reports and the run's folder
 * @param about what the plan is for; may be empty
 * @param bench the bench file as the plan names it, relative to the plan; null: the default virtual box
 * @param duration how long the workload goes on
 * @param sampling how often the counters are read
 * @param setup steps before the clock of the run starts, once
 * @param workload what the box does all the while
 * @param cleanup steps after the run, once, whatever happened
 * @param age how far the box is aged on purpose; null: not at all
 * @param hotplug when the module is unplugged and plugged; null: never
 * @param trace when it is traced who takes memory
 * @param experiments steps after a trace, each of which may give memory back: evidence for or against an owner
 * @param onReboot what the run does when the box has rebooted
 * @param bootWithin how long a boot may take before the box counts as lost
 * @param expect what decides the verdict
 */
public record TestPlan(
        String name,
        String about,
        @Nullable String bench,
        Duration duration,
        Sampling sampling,
        List<Step> setup,
        Workload workload,
        List<Step> cleanup,
        @Nullable Ageing age,
        @Nullable Hotplug hotplug,
        TraceWhen trace,
        List<Step> experiments,
        OnReboot onReboot,
        Duration bootWithin,
        Expectations expect) {
    public TestPlan {
        setup = List.copyOf(setup);
        cleanup = List.copyOf(cleanup);
        experiments = List.copyOf(experiments);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A plan needs a name.");
        }
    }
}
