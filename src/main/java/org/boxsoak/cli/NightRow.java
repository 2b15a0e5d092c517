package org.boxsoak.cli;

import java.util.Comparator;
import org.boxsoak.nights.BoxHistory;
import org.boxsoak.nights.LeakWord;
import org.boxsoak.nights.Night;
import org.boxsoak.record.Outcome;

/**
 * How the last night of a plan on a box came out, and since when it is so.
 *
 * @param box the box's name
 * @param plan the plan's name
 * @param nights how many there are
 * @param startedSeconds when the last one began, seconds since 1970
 * @param build the build that ran; empty where the box did not say
 * @param verdict how it came out
 * @param leak what was said of its memory
 * @param sinceSeconds when the first of those in a row began that came out so
 * @param sinceBuild the build of that night
 * @param alike how many nights in a row came out so
 * @param run the folder of the last night
 */
record NightRow(
        String box,
        String plan,
        int nights,
        long startedSeconds,
        String build,
        Outcome verdict,
        LeakWord leak,
        long sinceSeconds,
        String sinceBuild,
        int alike,
        String run) {
    /** In the order in which they are shown. */
    static final Comparator<NightRow> ORDER =
            Comparator.comparing(NightRow::box).thenComparing(NightRow::plan);

    static NightRow of(BoxHistory history) {
        Night last = history.last();
        Night since = history.since();
        return new NightRow(
                history.box(),
                history.plan(),
                history.count(),
                last.startedSeconds(),
                last.build(),
                last.verdict(),
                last.leak(),
                since.startedSeconds(),
                since.build(),
                history.alike(),
                history.lastFolder());
    }
}
