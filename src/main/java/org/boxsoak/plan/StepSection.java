package org.boxsoak.plan;

import java.time.Duration;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;
import org.jspecify.annotations.Nullable;

/** The keys of one step of {@code setup}, {@code workload} or {@code cleanup}. */
final class StepSection extends Section<Step> {
    private final Key<String> name =
            optional("name", Words.LINE, "the step's name in reports; by default the beginning of the command");
    private final Key<String> run = required("run", Words.SCRIPT, "the shell command, one line or a script");
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
        String givenName = values.find(name);
        String command = values.get(run);
        if (values.get(on) == StepPlace.RELAY && !PlugAction.isOne(command)) {
            values.refuse(run, "the relay knows plug, unplug and cycle");
        }
        return new Step(
                givenName == null ? Step.nameFrom(command) : givenName,
                command,
                time(values.find(holdFor), values.get(timeout)),
                values.get(expectedExit),
                values.get(on));
    }

    private static StepTime time(@Nullable Duration holdFor, Duration timeout) {
        return holdFor == null ? new StepTime.AtMost(timeout) : new StepTime.HeldFor(holdFor);
    }
}
