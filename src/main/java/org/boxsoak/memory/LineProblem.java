package org.boxsoak.memory;

/**
 * Tell what was wrong with one line of a memory file.
 *
 * @param line the line, counted from 1; one past the last where something is missing at the end
 * @param what one sentence
 */
public record LineProblem(int line, String what) {
    public LineProblem {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not from " + line);
        }
    }

    @Override
    public String toString() {
        return "line " + line + ": " + what;
    }
}
