package org.boxsoak.memory;

import java.util.List;

/**
 * Say how much of a memory file could be read: each line is either kept or reported, never lost in silence.
 *
 * @param lines how many lines the text has
 * @param kept how many of them went into the record (headings and blank lines count as kept)
 * @param problems what was wrong, by ascending line; at most one for a line, then one past the end if something is missing
 */
public record Reading(int lines, int kept, List<LineProblem> problems) {
    public Reading {
        problems = List.copyOf(problems);
    }

    /** Whether every line was understood and nothing is missing. */
    public boolean isWhole() {
        return problems.isEmpty();
    }
}
