package org.boxsoak.report.page;

import java.util.List;
import org.boxsoak.report.Gap;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.Sources;

/** What the page rests on: gaps, how the run was set up, what the sampling cost, and the raw files. */
final class SourcesSection {
    private static final int MOST_GAPS = 200;

    private SourcesSection() {}

    static void add(Markup page, RunStory story) {
        addGaps(page, story.timeline().gaps());
        addFacts(page, "Set-up", story.sources().setup());
        addFacts(page, "What the sampling cost", story.sources().samplingCost());
        page.open("section", "id", "files").leaf("h2", "Raw files").line();
        page.open("ul").line();
        for (Sources.RawFile file : story.sources().files()) {
            page.open("li");
            RawLink.add(page, file.path());
            page.text(": " + file.what()).close().line();
        }
        page.close().close().line();
    }

    private static void addGaps(Markup page, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        page.open("section", "id", "gaps").leaf("h2", "Gaps in the samples").line();
        Tables.open(page, "gaps in the samples", "from", "to", "length", "why");
        for (Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            page.open("tr").leaf("td", RunTimes.exact(gap.from())).leaf("td", RunTimes.exact(gap.to()));
            page.leaf("td", RunTimes.length(gap.to().minus(gap.from())));
            page.leaf("td", VisibleText.bounded(gap.reason(), 500, "journal.jsonl"), "class", "words")
                    .close()
                    .line();
        }
        Tables.close(page);
        if (gaps.size() > MOST_GAPS) {
            page.leaf("p", (gaps.size() - MOST_GAPS) + " more gaps are in journal.jsonl.");
        }
        page.close().line();
    }

    private static void addFacts(Markup page, String title, List<Sources.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        page.open("section")
                .leaf("h2", title)
                .line()
                .open("dl", "class", "facts")
                .line();
        for (Sources.Fact fact : facts) {
            VerdictBanner.fact(page, fact.name(), fact.value());
        }
        page.close().close().line();
    }
}
