package org.boxsoak.report.page;

import org.boxsoak.report.OwnersStory;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.Unit;

/** Who takes the memory: slopes of the account, who kept what in the trace, the flame graph. */
final class OwnersSection {
    private OwnersSection() {}

    static void add(Markup page, RunStory story) {
        OwnersStory owners = story.memory().owners();
        if (owners == null) {
            return;
        }
        page.open("section", "id", "owners").leaf("h2", "Who takes the memory").line();
        if (!owners.slopes().isEmpty()) {
            Figure.add(page, canvas -> WaterfallChart.draw(owners.slopes(), canvas), "waterfall", owners.sentence());
        }
        if (!owners.traced().isEmpty()) {
            page.leaf("p", owners.traced()).line();
        }
        if (!owners.holders().isEmpty()) {
            holders(page, owners);
        }
        if (!owners.folded().isEmpty()) {
            String caption = "What was taken during the trace and is held still, by call chain; raw: trace.lines.gz.";
            Figure.add(page, canvas -> FlameGraph.draw(owners.folded(), canvas), "flames", caption);
        }
        if (!owners.records().isEmpty()) {
            records(page, owners);
        }
        page.close().line();
    }

    private static void holders(Markup page, OwnersStory owners) {
        Tables.open(page, "who kept memory", "who", "use", "held", "per hour", "windows", "call chain");
        for (OwnersStory.Row row : owners.holders()) {
            row(
                    page,
                    (row.suspected() ? "* " : "") + row.who(),
                    row.chain(),
                    row.use(),
                    Values.text(Unit.BYTES, row.bytes()),
                    Values.text(Unit.BYTES, row.perHour()),
                    row.windows());
        }
        Tables.close(page);
    }

    private static void records(Markup page, OwnersStory owners) {
        page.leaf("p", "What the kernel's own records of owners gained from the workload's start to its end:")
                .line();
        Tables.open(page, "gains by the kernel's records", "who", "what", "gained", "per hour", "by", "call chain");
        for (OwnersStory.Gain gain : owners.records()) {
            row(
                    page,
                    gain.who(),
                    gain.chain(),
                    gain.what(),
                    Values.text(Unit.BYTES, gain.bytes()),
                    Values.text(Unit.BYTES, gain.perHour()),
                    gain.source());
        }
        Tables.close(page);
    }

    private static void row(Markup page, String who, String chain, String... cells) {
        page.open("tr")
                .open("th", "scope", "row")
                .leaf("code", VisibleText.name(who))
                .close();
        for (String cell : cells) {
            page.leaf("td", cell);
        }
        page.open("td", "class", "words").leaf("code", chain).close().close().line();
    }
}
