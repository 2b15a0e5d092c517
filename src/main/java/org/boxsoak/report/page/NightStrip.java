package org.boxsoak.report.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;

/** How each night came out, as a row of signs that open the runs' pages. */
final class NightStrip {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private NightStrip() {}

    static String day(RunFigures figures) {
        return DAY.format(figures.start().atZone(ZoneOffset.UTC));
    }

    static void add(Markup page, List<TrendStory.Night> nights) {
        page.open("ol", "class", "strip", "aria-label", "nights").line();
        for (TrendStory.Night night : nights) {
            RunFigures figures = night.figures();
            String words = day(figures) + ": " + OutcomeWords.headline(figures.verdict()) + ", build "
                    + NightAxis.shortened(figures.build()) + (night.isBaseline() ? ", baseline" : "");
            page.open("li", "class", night.isBaseline() ? "baseline" : null);
            page.open("a", "href", RawLink.address(night.page()), "title", words, "aria-label", words);
            OutcomeWords.icon(page, figures.verdict());
            page.close().close();
        }
        page.close().line();
    }
}
