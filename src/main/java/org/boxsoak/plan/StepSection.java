package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;
import org.jspecify.annotations.Nullable;

/** The keys of one step of {@code setup}, {@code workload} or {@code cleanup}. */
final class StepSection extends Section<Step> {
    private final Key<String> name =
            optional("name", Words.LINE, "the step's name in reports; by default the beginning of the command");
    private final Key<String> run = optional("run", Words.SCRIPT, "the shell command, one line or a script");
    private final Key<UsedStep> use = optional(
            "use",
            new UseShape(),
            "a ready step instead of a command, e.g. standby; 'boxsoak plan steps' lists them all");
    private final Key<Duration> holdFor = optional(
            "for",
            Words.DURATION,
            "the step lasts this long: a command still running then is ended, after one done sooner the rest is waited out (instead of timeout)");
    private final Key<Duration> timeout =
            withDefault("timeout", Words.DURATION, "60s", "the step has failed if the command takes longer");
    private final Key<ExpectedExit> expectedExit = withDefault(
            "expect-exit",
            Word.choice(ExpectedExit.values()),
            "0",
            "the exit code that counts as done; any: a failing command is no fault. A command that 'for' ended has none");
    private final Key<StepPlace> on = withDefault(
            "on",
            Word.choice(StepPlace.values()),
            "box",
            "where the command runs: on the box, on this host, or at the relay, where it is one of plug, unplug, cycle");

    StepSection() {
        super("steps");
    }

    @Override
    protected Step bind(Values values) {
        if (values.has(holdFor) && values.has(timeout)) {
            values.refuse(
                    timeout,
                    "'for' and 'timeout' cannot stand together: 'for' ends the command, 'timeout' expects it to end");
        }
        values.demandOneOf(run, use);
        UsedStep used = values.find(use);
        String givenName = values.find(name);
        if (used != null) {
            return ready(used, givenName, values);
        }
        String given = values.find(run);
        String command = given == null ? Words.SCRIPT.placeholder() : given;
        if (given != null && values.get(on) == StepPlace.RELAY && !PlugAction.isOne(command)) {
            values.refuse(run, "the relay knows plug, unplug and cycle");
        }
        return new Step(
                givenName == null ? Step.nameFrom(command) : givenName,
                command,
                time(values.find(holdFor), values.get(timeout)),
                values.get(expectedExit),
                values.get(on));
    }

    private Step ready(UsedStep used, @Nullable String givenName, Values values) {
        for (Key<?> key : List.of(holdFor, expectedExit, on)) {
            if (values.has(key)) {
                values.refuse(
                        key,
                        "'" + key.name() + "' cannot stand beside 'use': a ready step knows it by itself; its"
                                + " settings stand within 'use'");
            }
        }
        return new Step(
                givenName == null ? used.kind().name() : givenName,
                used.script(),
                new StepTime.AtMost(values.has(timeout) ? values.get(timeout) : used.limit()),
                ExpectedExit.ZERO,
                StepPlace.BOX,
                used.kind().reboots());
    }

    private static StepTime time(@Nullable Duration holdFor, Duration timeout) {
        return holdFor == null ? new StepTime.AtMost(timeout) : new StepTime.HeldFor(holdFor);
    }
}
