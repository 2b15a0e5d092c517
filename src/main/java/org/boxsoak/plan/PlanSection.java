package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of a plan file. */
final class PlanSection extends Section<TestPlan> {
    private static final ListOf<Step> STEPS = ListOf.many(new StepSection());

    private final Key<String> name =
            required("name", Words.LINE, "the plan's name, in reports and in the run's folder");
    private final Key<String> about = withDefault("about", Words.ABOUT, "", "what the plan is for");
    private final Key<String> bench =
            optional("bench", Words.LINE, "the bench file, relative to the plan; without it the default virtual box");
    private final Key<Duration> duration = required("duration", Words.DURATION, "how long the workload goes on");
    private final Key<Sampling> sample =
            emptyByDefault("sample", new SamplingSection(), "how often the counters are read");
    private final Key<List<Step>> workload =
            emptyByDefault("workload", STEPS, "what the box does, again and again until the duration is over");
    private final Key<Duration> cycle = optional(
            "cycle",
            Words.DURATION,
            "fixed time from one cycle's start to the next; without it as long as the steps take");
    private final Key<Duration> pause =
            withDefault("pause", Words.DURATION_OR_ZERO, "0s", "rest between two cycles (instead of cycle)");
    private final Key<List<Step>> setup = emptyByDefault("setup", STEPS, "steps before the run, once");
    private final Key<List<Step>> cleanup =
            emptyByDefault("cleanup", STEPS, "steps after the run, once, whatever happened");
    private final Key<Ageing> age = optional(
            "age", new AgeingSection(), "the box is aged on purpose, and held so: free memory, but no large blocks");
    private final Key<Mitigations> mitigations = optional(
            "mitigations",
            new MitigationsSection(),
            "measures that are tried in turns against the same aged plug, in place of the duration's workload");
    private final Key<Hotplug> hotplug =
            optional("hotplug", new HotplugSection(), "when the relay unplugs and plugs the module");
    private final Key<TraceWhen> trace = withDefault(
            "trace",
            Word.choice(TraceWhen.values()),
            "on-leak",
            "when the workload goes on for a while at its end, to trace who takes memory and does not give it back"
                    + " (root)");
    private final Key<List<Step>> experiments = emptyByDefault(
            "experiments",
            STEPS,
            "steps after a trace, once, that may give memory back (unload a module, stop an app, drop caches): how"
                    + " much does?");
    private final Key<OnReboot> onReboot = withDefault(
            "on-reboot", Word.choice(OnReboot.values()), "continue", "what the run does when the box has rebooted");
    private final Key<Duration> bootWithin =
            withDefault("boot-within", Words.DURATION, "3m", "how long a boot may take before the box counts as lost");
    private final Key<Expectations> expect = emptyByDefault(
            "expect", new ExpectSection(), "what decides the verdict; what is not named is shown as information");
    private final Key<WhenBusy> whenBusy = withDefault(
            "when-busy",
            Words.WHEN_BUSY,
            "skip",
            "what becomes of a run whose box another run has: it is skipped, or waits and is skipped then");
    private final Key<List<Hook>> after = emptyByDefault(
            "after", ListOf.many(new HookSection()), "commands on this host when the run is over; the verdict stands");

    PlanSection() {
        super("map");
    }

    @Override
    protected TestPlan bind(Values values) {
        if (values.has(cycle) && values.has(pause)) {
            values.refuse(
                    pause, "'pause' and 'cycle' cannot stand together: with a fixed cycle the rest of it is the pause");
        }
        return new TestPlan(
                values.get(name),
                values.get(about),
                values.find(bench),
                values.get(duration),
                values.get(sample),
                values.get(setup),
                new Workload(values.get(workload), values.find(cycle), values.get(pause)),
                values.get(cleanup),
                values.find(age),
                values.find(mitigations),
                values.find(hotplug),
                values.get(trace),
                values.get(experiments),
                values.get(onReboot),
                values.get(bootWithin),
                values.get(expect),
                new Unattended(values.get(whenBusy), values.get(after)));
    }
}
