package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.StepTime;

/** The shell command that carries a step out, and how long its answer may take. */
record StepCommand(String text, Duration deadline) {
    /** What the way to the box and back may add to a step's own time. */
    private static final Duration LINK = Duration.ofSeconds(10);

    /** The exit code of a step that was ended at its limit, as {@code timeout(1)} has it. */
    static final int ENDED_AT_LIMIT = 124;

    /**
     * Both kinds of step are ended on the box itself, so that nothing of a step outlives it. Written for any POSIX sh: toybox
     * and busybox differ in {@code timeout}.
     */
    static StepCommand of(Step step) {
        long limit = Math.max(1, step.time().limit().toSeconds());
        boolean held = step.time() instanceof StepTime.HeldFor;
        // In a session of its own, so that the signal reaches all that the step started; where there is no setsid, the
        // step alone.
        String script = "s=setsid; command -v setsid >/dev/null || s=; $s sh -c " + quote(step.run()) + " & p=$!; "
                + "( i=0; while [ $i -lt " + limit + " ] && kill -0 $p 2>/dev/null; do sleep 1; i=$((i+1)); done; "
                + "kill -15 -$p || kill -15 $p; sleep 2; kill -9 -$p || kill -9 $p ) >/dev/null 2>&1 & w=$!; "
                + "wait $p; c=$?; kill $w 2>/dev/null; "
                // 143: ended by the watcher's SIGTERM.
                + "if [ $c -eq 143 ]; then exit " + (held ? 0 : ENDED_AT_LIMIT) + "; fi; exit $c";
        return new StepCommand(script, step.time().limit().plus(LINK));
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
