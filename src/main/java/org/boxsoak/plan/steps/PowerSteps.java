package org.boxsoak.plan.steps;

import static org.boxsoak.plan.steps.Setting.Kind.TIME;

import java.util.List;

/** Standby and reboot. */
final class PowerSteps {
    /** Some vendors print another word for it, misspelt. */
    static final String WAKEFULNESS = """
            wakefulness() { dumpsys power | sed -n -e 's/^ *mWakefulness=\\([A-Za-z]*\\).*/\\1/p' -e 's/^ *getWakefullnessLocked()=\\([A-Za-z]*\\).*/\\1/p' | sed -n 1p; }
            awake() { [ "$(wakefulness)" = Awake ]; }
            """;

    static final List<StepKind> ALL = List.of(
            new StepKind(
                    "standby",
                    "sends the box to standby and wakes it",
                    List.of(Setting.of("for", TIME, "60s", "how long it sleeps")),
                    StepKind.TimeLimit.of(90),
                    new StepKind.Script(
                            WAKEFULNESS
                                    + "asleep() { case $(wakefulness) in Asleep | Dozing) return 0 ;; *) return 1 ;; esac; }\n",
                            "awake || cannot \"the box is not awake: $(wakefulness)\"\n",
                            """
                            input keyevent KEYCODE_SLEEP
                            await 20 'the box sleeps (dumpsys power: mWakefulness)' asleep
                            sleep "$seconds"
                            asleep || fail "the box did not sleep on: $(wakefulness) after $seconds s"
                            input keyevent KEYCODE_WAKEUP
                            await 20 'the box is awake again' awake
                            """,
                            "input keyevent KEYCODE_WAKEUP\n")),
            new StepKind(
                    "reboot",
                    "reboots the box; this reboot is not held against the kernel",
                    List.of(),
                    StepKind.TimeLimit.of(180),
                    new StepKind.Script(
                            "",
                            "command -v reboot >/dev/null || cannot 'the box has no reboot'\n",
                            "sync\nreboot\nsleep 30\nfail 'the box did not go down'\n",
                            "")));

    private PowerSteps() {}
}
