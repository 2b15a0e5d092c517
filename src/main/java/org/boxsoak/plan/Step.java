package org.boxsoak.plan;

/**
 * One command of setup, workload or cleanup.
 *
 * @param name for reports; by default the beginning of the command
 * @param run a line or script for {@code sh}
 * @param time how long it may or shall run
 * @param expectedExit the exit code that counts as done
 * @param on where it runs
 * @param reboots whether the box is to run another boot afterwards, which is not held against it
 */
public record Step(String name, String run, StepTime time, ExpectedExit expectedExit, StepPlace on, boolean reboots) {
    private static final int LONGEST_NAME = 40;

    public Step {
        if (run.isBlank()) {
            throw new IllegalArgumentException("A step needs a command.");
        }
    }

    /** A step that leaves the box in its boot. */
    public Step(String name, String run, StepTime time, ExpectedExit expectedExit, StepPlace on) {
        this(name, run, time, expectedExit, on, false);
    }

    /** The name of a step that was given none: the first line of its command, shortened. */
    static String nameFrom(String run) {
        String line = run.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 3)) + "...";
    }
}
