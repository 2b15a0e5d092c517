package org.boxsoak.plan.steps;

import java.util.List;

/**
 * A ready step: how it begins, what it does, how it is proven, and how it leaves the box.
 *
 * @param name what plans call it
 * @param meaning one line for help and reference
 * @param settings what plans may or must say
 * @param time how long it may take
 * @param script functions and commands for any POSIX sh; the parts are named in {@link StepScript}
 */
public record StepKind(String name, String meaning, List<Setting> settings, TimeLimit time, Script script) {
    public StepKind {
        settings = List.copyOf(settings);
    }

    /**
     * The parts of a script, each some lines.
     *
     * @param functions what the other parts call
     * @param start whether it can begin: the box has what it needs, else {@code cannot 'why'}
     * @param act what it does, and the proof that it really happened, else {@code fail 'why'}
     * @param clean what is done whatever happened
     */
    public record Script(String functions, String start, String act, String clean) {}

    /**
     * How long it may take: so many seconds, and for each round so many more; the setting {@code for} counts in full, once a round.
     *
     * @param rounds the setting that says how many there are; empty: one
     */
    public record TimeLimit(int seconds, String rounds, int perRound) {
        static TimeLimit of(int seconds) {
            return new TimeLimit(seconds, "", 0);
        }
    }

    /** Whether the box is to run another boot afterwards. */
    public boolean reboots() {
        return name.equals("reboot");
    }
}
