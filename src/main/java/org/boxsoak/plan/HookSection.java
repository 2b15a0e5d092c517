package org.boxsoak.plan;

import java.time.Duration;
import java.util.List;
import org.boxsoak.plan.yaml.Key;
import org.boxsoak.plan.yaml.ListOf;
import org.boxsoak.plan.yaml.Section;
import org.boxsoak.plan.yaml.Values;
import org.boxsoak.plan.yaml.Word;

/** The keys of one hook of {@code after}. */
final class HookSection extends Section<Hook> {
    private final Key<List<HookMoment>> on = required(
            "on", ListOf.oneOrMany(Word.choice(HookMoment.values())), "the verdicts it is for; failed: all but passed");
    private final Key<String> run = required(
            "run",
            Words.SCRIPT,
            "the command, for this host's sh; finds the run in $BOXSOAK_VERDICT_FILE and the other variables that the guide names");
    private final Key<Duration> timeout = withDefault("timeout", Words.DURATION, "60s", "when the command is ended");

    HookSection() {
        super("hooks");
    }

    @Override
    protected Hook bind(Values values) {
        return new Hook(values.get(on), values.get(run), values.get(timeout));
    }
}
