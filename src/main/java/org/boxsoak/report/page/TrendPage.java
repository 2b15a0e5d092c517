package org.boxsoak.report.page;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.FileReplacement;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;
import org.boxsoak.report.Unit;

/** Writes the nights of one plan on one box on one static page: what changed with which build, night by night. */
public final class TrendPage {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH);

    private TrendPage() {}

    /** The page's name in the folder of the reports, for a key of {@link org.boxsoak.report.NightFolders}. */
    public static String name(String key) {
        return "trend-" + key + ".html";
    }

    public static void write(Path reports, String key, TrendStory story) {
        FileReplacement.write(reports.resolve(name(key)), html(story));
    }

    static String html(TrendStory story) {
        return PageFrame.html(story.plan() + " on " + story.box() + ", night by night", page -> {
            banner(page, story);
            changes(page, story);
            page.open("section", "id", "trend").leaf("h2", "Night by night").line();
            Figure.add(page, canvas -> TrendChart.draw(story, canvas), "trend-chart", "");
            page.close().line();
            table(page, story.nights());
        });
    }

    private static void banner(Markup page, TrendStory story) {
        List<TrendStory.Night> nights = story.nights();
        RunFigures newest = nights.get(nights.size() - 1).figures();
        page.open("header", "class", "verdict " + newest.verdict().word()).line();
        page.leaf("p", "boxsoak · " + story.plan() + " · " + story.box(), "class", "run-name")
                .line();
        page.open("h1");
        OutcomeWords.icon(page, newest.verdict());
        page.leaf(
                        "span",
                        "Last night: " + OutcomeWords.headline(newest.verdict()).toLowerCase(Locale.ROOT))
                .close();
        long passed = nights.stream()
                .filter(n -> n.figures().verdict() == Outcome.PASSED)
                .count();
        page.leaf(
                        "p",
                        passed + " of the last " + nights.size()
                                + " nights passed. The oldest is on the left; each opens its run.",
                        "class",
                        "meaning")
                .line();
        NightStrip.add(page, nights);
        page.leaf("p", baseline(nights), "class", "explanation").line();
        page.close().line();
    }

    private static String baseline(List<TrendStory.Night> nights) {
        List<String> names = nights.stream()
                .filter(TrendStory.Night::isBaseline)
                .map(n -> NightStrip.day(n.figures()))
                .toList();
        return names.isEmpty()
                ? "There is no baseline yet: no night passed without a leak."
                : "Baseline, the newest nights that passed without a leak (ringed): " + String.join(", ", names) + ".";
    }

    private static void changes(Markup page, TrendStory story) {
        page.open("section", "id", "changes").leaf("h2", "What changed").line();
        List<String> lines = story.rates().stream()
                .flatMap(r -> r.changes().stream()
                        .map(c -> r.series() + " is " + RatePanel.words(c) + ", first seen in the night of "
                                + NightStrip.day(story.nights().get(c.night()).figures()) + "."))
                .collect(Collectors.toList());
        if (lines.isEmpty()) {
            page.leaf("p", "No leak rate has changed over these nights, as far as they can tell.");
        } else {
            page.open("ul");
            lines.forEach(line -> page.leaf("li", line));
            page.close();
        }
        page.close().line();
    }

    private static void table(Markup page, List<TrendStory.Night> nights) {
        page.open("section", "id", "nights").leaf("h2", "Every night").line();
        Tables.open(
                page,
                "every night",
                "night",
                "came out",
                "build",
                "order-4 least",
                "at end",
                "plugs",
                "reboots",
                "fastest growth (90 %)");
        for (int i = nights.size() - 1; i >= 0; i--) {
            RunFigures f = nights.get(i).figures();
            page.open("tr").open("th", "scope", "row");
            page.leaf(
                    "a",
                    START.format(f.start().atZone(ZoneOffset.UTC)),
                    "href",
                    RawLink.address(nights.get(i).page()));
            page.text(nights.get(i).isBaseline() ? " · baseline" : "").close();
            page.open("td").open("span", "class", "outcome " + f.verdict().word());
            OutcomeWords.icon(page, f.verdict());
            page.text(" " + OutcomeWords.headline(f.verdict())).close().close();
            page.leaf("td", VisibleText.name(f.build()), "class", "words");
            page.leaf(
                    "td",
                    f.order4Usable() == null
                            ? "–"
                            : Values.text(Unit.BLOCKS, f.order4Usable().least()));
            page.leaf(
                    "td",
                    f.order4Usable() == null
                            ? "–"
                            : Values.text(Unit.BLOCKS, f.order4Usable().last()));
            page.leaf("td", f.plugs().cameBack() + " of " + f.plugs().made());
            page.leaf("td", "" + f.reboots());
            page.leaf("td", fastest(f)).close().line();
        }
        Tables.close(page);
        page.close().line();
    }

    private static String fastest(RunFigures figures) {
        RunFigures.Rate worst = null;
        for (RunFigures.Rate rate : figures.rates()) {
            if (rate.perHour() != null && (worst == null || rate.perHour() > perHour(worst))) {
                worst = rate;
            }
        }
        if (worst == null) {
            return "–";
        }
        String interval = worst.low90() == null || worst.high90() == null
                ? ""
                : " (" + Values.text(Unit.BYTES, worst.low90()) + " to " + Values.text(Unit.BYTES, worst.high90())
                        + ")";
        return worst.series() + " " + Values.text(Unit.BYTES, perHour(worst)) + "/h" + interval + ", "
                + worst.verdict();
    }

    private static double perHour(RunFigures.Rate rate) {
        Double value = rate.perHour();
        return value == null ? Double.NEGATIVE_INFINITY : value;
    }
}
