package org.boxsoak.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.plan.yaml.Reading;
import org.jspecify.annotations.Nullable;

/** Refuses plans whose values are each right but cannot happen together. */
final class PlanRules {
    private final TestPlan plan;
    private final Reading file;

    private PlanRules(TestPlan plan, Reading file) {
        this.plan = plan;
        this.file = file;
    }

    static void check(TestPlan plan, Reading file) {
        PlanRules rules = new PlanRules(plan, file);
        rules.sampling();
        rules.workload();
        if (plan.hotplug() != null) {
            rules.hotplug(plan.hotplug());
        }
        rules.ageing();
        rules.relaySteps();
        rules.expectations();
    }

    private void sampling() {
        withinRun("sample.every", plan.sampling().every(), "the counters would be read only once");
        withinRun("sample.pagetypeinfo", plan.sampling().pageTypeInfo(), "it would be read only once");
    }

    private void ageing() {
        if (plan.age() != null && plan.age().from() == AgeFrom.PLUG && plan.hotplug() == null) {
            file.refuse("'plug' needs a plug: the plan has no 'hotplug'", "age.from", "hotplug");
        }
        Mitigations mitigations = plan.mitigations();
        if (mitigations == null) {
            return;
        }
        if (plan.age() == null || plan.hotplug() == null) {
            file.refuse(
                    "measures are tried at an aged plug: the plan needs 'age' and 'hotplug' for that",
                    "mitigations",
                    "age",
                    "hotplug");
        }
        if (mitigations.variants().isEmpty()) {
            file.refuse("there is no variant to try", "mitigations.variants", "mitigations");
        }
        List<String> names = mitigations.variants().stream().map(Variant::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                file.refuse(
                        "'" + names.get(i) + "' is the name of an earlier variant too",
                        "mitigations.variants[" + i + "].name");
            }
        }
    }

    private void workload() {
        Workload workload = plan.workload();
        Duration cycle = workload.cycle();
        if (workload.steps().isEmpty() && (cycle != null || !workload.pause().isZero())) {
            String key = cycle != null ? "cycle" : "pause";
            file.refuse("'" + key + "' says how the workload repeats, but there is no workload", key, "workload");
        }
        if (cycle != null) {
            withinRun("cycle", cycle, "not even one cycle would fit");
        }
        withinRun("pause", workload.pause(), "there would be no second cycle");
        List<String> holdPaths = new ArrayList<>(List.of("cycle"));
        Duration held = Duration.ZERO;
        for (int i = 0; i < workload.steps().size(); i++) {
            if (workload.steps().get(i).time() instanceof StepTime.HeldFor hold) {
                String path = "workload[" + i + "].for";
                withinRun(path, hold.limit(), "the run would be over before the step");
                holdPaths.add(path);
                held = held.plus(hold.limit());
            }
        }
        if (cycle != null && isLonger(held, cycle)) {
            file.refuse(
                    "a cycle of " + Durations.format(cycle) + " is too short: its steps are held for "
                            + Durations.format(held) + " in all",
                    holdPaths.toArray(String[]::new));
        }
    }

    private void hotplug(Hotplug hotplug) {
        Duration every = hotplug.every();
        if (every == null && hotplug.also().isEmpty() && !hasRelaySteps()) {
            file.refuse(
                    "the module would never be plugged: add 'every: 30m' or 'also: at end'",
                    "hotplug",
                    "hotplug.every",
                    "hotplug.also");
        }
        withinRun("hotplug.off", hotplug.off(), "the module would not come back before the end");
        if (every == null) {
            return;
        }
        rhythm(hotplug.rhythm(), every, hotplug.off());
        withinRun("hotplug.every", every, "no plug would happen; for one at the end write 'also: at end' alone");
        if (!isLonger(every, hotplug.off())) {
            file.refuse(
                    "the module would never be plugged: it stays off for " + Durations.format(hotplug.off())
                            + ", and every " + Durations.format(every) + " it is unplugged again",
                    "hotplug.off",
                    "hotplug.every");
        } else if (isLonger(hotplug.comesBackWithin(), every.minus(hotplug.off()))) {
            file.refuse(
                    "the next unplug comes before the module had its time to come back: between a plug and the next unplug lie "
                            + Durations.format(every.minus(hotplug.off())) + " (every minus off), comes-back-within is "
                            + Durations.format(hotplug.comesBackWithin()),
                    "hotplug.comes-back-within",
                    "hotplug.every",
                    "hotplug.off");
        }
    }

    private void rhythm(PlugRhythm rhythm, Duration every, Duration off) {
        Duration cycles = off.plus(rhythm.pluggedFor()).multipliedBy(rhythm.burst());
        if (isLonger(rhythm.spread(), every.dividedBy(2))) {
            file.refuse(
                    "a spread of " + Durations.format(rhythm.spread()) + " is more than half of "
                            + Durations.format(every) + ": two plugs would fall on each other",
                    "hotplug.spread",
                    "hotplug.every");
        }
        if (rhythm.burst() > 1 && isLonger(cycles, every.minus(rhythm.spread()))) {
            file.refuse(
                    "a burst of " + rhythm.burst() + " cycles takes " + Durations.format(cycles)
                            + " or more, and the next one would begin before its end",
                    "hotplug.burst",
                    "hotplug.every");
        }
    }

    private boolean hasRelaySteps() {
        return Stream.of(plan.setup(), plan.workload().steps(), plan.cleanup())
                .flatMap(List::stream)
                .anyMatch(step -> step.on() == StepPlace.RELAY);
    }

    private void relaySteps() {
        if (plan.hotplug() == null && hasRelaySteps()) {
            file.refuse(
                    "a step plugs the module, but nothing says which that is: add 'hotplug: { device: ... }'",
                    "workload");
        }
    }

    private void expectations() {
        if (plan.hotplug() == null && plan.expect().wifiComesBack()) {
            file.refuse(
                    "nothing can come back where nothing is plugged: the plan has no 'hotplug'",
                    "expect.wifi",
                    "hotplug");
        }
        SupplyExpectation supply = plan.expect().supply();
        if (supply == null) {
            return;
        }
        if (supply.atLeast() == null && plan.hotplug() == null) {
            file.refuse(
                    "'margin' is what the plug was measured to need: the plan has no 'hotplug'",
                    "expect.order4-unmovable.at-least",
                    "hotplug");
        }
        withinRun("expect.order4-unmovable.from", supply.from(), "it would never be looked at");
        if (plan.hotplug() == null && supply.when() == SupplyMoment.AT_PLUG) {
            file.refuse("'at plug' needs a plug: the plan has no 'hotplug'", "expect.order4-unmovable.when", "hotplug");
        }
    }

    /** Looks at what the file itself says: a short run is no mistake because a default is long. */
    private void withinRun(String path, Duration part, String consequence) {
        if (isLonger(part, plan.duration())) {
            file.refuseIfPresent(
                    Durations.format(part) + " is longer than the whole run of " + Durations.format(plan.duration())
                            + ": " + consequence,
                    path,
                    "duration");
        }
    }

    private static boolean isLonger(Duration one, @Nullable Duration other) {
        return other != null && one.compareTo(other) > 0;
    }
}
