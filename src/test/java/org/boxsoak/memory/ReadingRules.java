package org.boxsoak.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What holds for the reading of any text whatever, whole or damaged. */
final class ReadingRules {
    private ReadingRules() {}

    static void assertHold(Reading reading, String text) {
        int lines = lines(text);
        List<LineProblem> problems = reading.problems();
        assertThat(reading.lines()).as("lines of the text").isEqualTo(lines);
        int last = 0;
        int inside = 0;
        for (LineProblem problem : problems) {
            if (problem.line() <= last || problem.line() > lines + 1) {
                throw new AssertionError("problems ascend, one for a line, at most one past the end: " + problems);
            }
            last = problem.line();
            inside += last <= lines ? 1 : 0;
        }
        assertThat(reading.kept() + inside).as("each line is kept or reported").isEqualTo(lines);
    }

    private static int lines(String text) {
        int lines = 0;
        int at = 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            at = newline < 0 ? text.length() : newline + 1;
            lines++;
        }
        return lines;
    }
}
