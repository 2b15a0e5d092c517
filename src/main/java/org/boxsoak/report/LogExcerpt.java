package org.boxsoak.report;

import java.time.Duration;
import java.util.List;

/**
 * Some lines of a log, as they arrived.
 *
 * @param title what they show
 * @param file where they come from, relative to the run's folder
 * @param lines in order
 */
public record LogExcerpt(String title, String file, List<Line> lines) {
    public LogExcerpt {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param number in its file, from 1
     * @param at when it arrived, since the run's start
     * @param text as it came
     * @param deciding whether the verdict rests on it
     */
    public record Line(int number, Duration at, String text, boolean deciding) {}
}
