package org.boxsoak.plan.steps;

import java.util.Map;

/**
 * The exact commands of a ready step. Exit code 2: it could not begin; 1: it did not happen as it should; each says why in one line.
 */
public final class StepScript {
    private static final String PRELUDE = """
            cannot() { echo "$step cannot begin: $*"; exit 2; }
            fail() { echo "$step: $*"; exit 1; }
            await() { # SECONDS 'what' COMMAND: polls each second
              left=$1; what=$2; shift 2
              until "$@"; do
                [ "$left" -gt 0 ] || fail "$what: not so in time"
                left=$((left - 1)); sleep 1
              done
            }
            """;

    private StepScript() {}

    /**
     * The script of a kind with its settings.
     *
     * @param values by the settings' names, as the script needs them
     */
    public static String of(StepKind kind, Map<String, String> values) {
        StringBuilder script = new StringBuilder("step=" + quote(kind.name()) + "\n");
        for (Setting setting : kind.settings()) {
            script.append(setting.variable())
                    .append('=')
                    .append(quote(values.getOrDefault(setting.name(), "")))
                    .append('\n');
        }
        script.append(PRELUDE).append(kind.script().functions());
        if (!kind.script().clean().isEmpty()) {
            script.append("clean() {\n").append(kind.script().clean().indent(2)).append("}\n");
            script.append("trap 'clean >/dev/null 2>&1' EXIT\ntrap 'exit 143' TERM HUP\n");
        }
        return script.append(kind.script().start()).append(kind.script().act()).toString();
    }

    /** How long it may take, in seconds. */
    public static long limitSeconds(StepKind kind, Map<String, String> values) {
        StepKind.TimeLimit time = kind.time();
        long rounds = time.rounds().isEmpty() ? 1 : Long.parseLong(values.getOrDefault(time.rounds(), "1"));
        long each = time.perRound() + Long.parseLong(values.getOrDefault("for", "0"));
        return time.seconds() + rounds * each;
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
