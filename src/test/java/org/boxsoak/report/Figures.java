package org.boxsoak.report;

import java.util.List;
import org.boxsoak.record.Outcome;

/** Figures of runs for tests. */
public final class Figures {
    private Figures() {}

    /** A run in which every text is this one. */
    public static RunFigures with(String text) {
        return night(text, text, text, "2026-03-14T21:58:12Z", Outcome.BOX_FAILED, 1e6);
    }

    public static RunFigures night(
            String plan, String box, String build, String started, Outcome outcome, double perHour) {
        return new RunFigures(
                RunFigures.FORMAT,
                plan + "-" + box + "-20260314-215812",
                plan,
                box,
                "model of " + plan,
                build,
                "5.4.125",
                started,
                10_800.5,
                outcome,
                new RunFigures.Course(300, 0, 12),
                new RunFigures.Course(100, 0, 2),
                null,
                new RunFigures.Plugs(7, 6, 4.25),
                1,
                1,
                1,
                0,
                1080,
                1e6,
                List.of(
                        new RunFigures.Rate("SUnreclaim", "leak", perHour, perHour - 2e5, perHour + 2e5, 1e5),
                        new RunFigures.Rate("odd " + plan, "undecided", null, null, null, null)));
    }
}
