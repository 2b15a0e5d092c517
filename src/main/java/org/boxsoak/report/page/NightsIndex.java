package org.boxsoak.report.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.report.FileReplacement;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;

/** Writes the page to open first in the morning: every plan on every box, how its last nights came out, and what changed. */
public final class NightsIndex {
    /** The page's name in the folder of the reports. */
    public static final String NAME = "index.html";

    private static final int MOST_NIGHTS = 30;

    private NightsIndex() {}

    /** @param stories by the key of {@link org.boxsoak.report.NightFolders} */
    public static void write(Path reports, Map<String, TrendStory> stories) {
        FileReplacement.write(reports.resolve(NAME), html(stories));
    }

    static String html(Map<String, TrendStory> stories) {
        return PageFrame.html("boxsoak: the nights", page -> {
            page.leaf("h1", "The nights", "class", "plain").line();
            page.leaf(
                    "p",
                    "Every plan on every box; the newest night stands on the right. A sign opens its run, a name its"
                            + " trend.",
                    "class",
                    "meaning");
            for (Map.Entry<String, TrendStory> entry : stories.entrySet()) {
                add(page, entry.getKey(), entry.getValue());
            }
        });
    }

    private static void add(Markup page, String key, TrendStory story) {
        List<TrendStory.Night> nights = story.nights();
        RunFigures newest = nights.get(nights.size() - 1).figures();
        page.open("section", "class", "series " + newest.verdict().word()).open("h2");
        OutcomeWords.icon(page, newest.verdict());
        page.leaf("a", story.plan() + " on " + story.box(), "href", RawLink.address(TrendPage.name(key)))
                .close()
                .line();
        page.leaf(
                "p",
                NightStrip.day(newest) + ": " + OutcomeWords.headline(newest.verdict()) + " · build "
                        + NightAxis.shortened(newest.build()) + " · plugs "
                        + newest.plugs().cameBack() + " of "
                        + newest.plugs().made() + " · reboots " + newest.reboots(),
                "class",
                "from");
        NightStrip.add(page, nights.subList(Math.max(0, nights.size() - MOST_NIGHTS), nights.size()));
        String worse = story.rates().stream()
                .filter(r -> !r.changes().isEmpty())
                // What another build has mended since is told by the trend's own page.
                .map(r -> Map.entry(r.series(), r.changes().get(r.changes().size() - 1)))
                .filter(change -> change.getValue().isWorse())
                .map(change -> change.getKey() + " " + RatePanel.words(change.getValue()))
                .collect(Collectors.joining("; "));
        if (!worse.isEmpty()) {
            page.leaf("p", worse, "class", "worse");
        }
        page.close().line();
    }
}
