package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
 * @param mitigations measures that are tried against the same aged plug; null: none
 * @param hotplug when the module is unplugged and plugged; null: never
 * @param trace when it is traced who takes memory
 * @param experiments steps after a trace, each of which may give memory back: evidence for or against an owner
 * @param onReboot what the run does when the box has rebooted
 * @param bootWithin how long a boot may take before the box counts as lost
 * @param expect what decides the verdict
 * @param unattended how it gets on without anybody watching
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
        @Nullable Mitigations mitigations,
        @Nullable Hotplug hotplug,
        TraceWhen trace,
        List<Step> experiments,
        OnReboot onReboot,
        Duration bootWithin,
        Expectations expect,
        Unattended unattended) {
    /** What powering a virtual box on, judging and reporting may take on a busy host. */
    private static final Duration AROUND = Duration.ofMinutes(15);

    public TestPlan {
        setup = List.copyOf(setup);
        cleanup = List.copyOf(cleanup);
        experiments = List.copyOf(experiments);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A plan needs a name.");
        }
    }

    /** The longest that a run may take in good order, reports and the set-up of a bench included: after that it is stuck. */
    public Duration longest() {
        Duration steps = Stream.concat(setup.stream(), cleanup.stream())
                .map(step -> step.time().limit())
                .reduce(Duration.ZERO, Duration::plus);
        return duration.plus(unattended.whenBusy().patience())
                .plus(steps)
                .plus(bootWithin.multipliedBy(2))
                .plus(AROUND);
    }
}
