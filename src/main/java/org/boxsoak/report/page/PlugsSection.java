package org.boxsoak.report.page;

import java.time.Duration;
import java.util.List;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.PlugStory;
import org.boxsoak.report.RunStory;
import org.jspecify.annotations.Nullable;

/** Every plug: when, how long until the device was back, and what happened. */
final class PlugsSection {
    /** Beyond this the good ones are left out. */
    private static final int MOST_ROWS = 300;

    private PlugsSection() {}

    static void add(Markup page, RunStory story) {
        List<PlugStory> plugs = story.plugs();
        if (plugs.isEmpty()) {
            return;
        }
        page.open("section", "id", "plugs").leaf("h2", "Plugs").line();
        if (plugs.size() > 1) {
            Figure.add(page, canvas -> PlugBars.draw(plugs, canvas), "plugs-chart", "");
        }
        Tables.open(page, "every plug", "plug", "unplugged", "plugged", "device found", "ready", "what happened");
        List<PlugStory> rows = plugs.size() <= MOST_ROWS
                ? plugs
                : plugs.stream().filter(p -> !p.good()).limit(MOST_ROWS).toList();
        for (PlugStory plug : rows) {
            page.open("tr", "class", plug.good() ? null : "bad");
            page.open("th", "scope", "row");
            OutcomeWords.icon(page, plug.good() ? Outcome.PASSED : Outcome.BOX_FAILED);
            page.text("" + plug.number()).close();
            Duration unplugged = plug.unplugged();
            page.leaf("td", unplugged == null ? "–" : RunTimes.exact(unplugged));
            page.leaf("td", RunTimes.exact(plug.plugged()));
            page.leaf("td", after(plug.enumerated())).leaf("td", after(plug.ready()));
            page.leaf("td", VisibleText.bounded(plug.remark(), 500, "journal.jsonl"), "class", "words");
            page.close().line();
        }
        Tables.close(page);
        if (rows.size() < plugs.size()) {
            page.leaf(
                    "p", (plugs.size() - rows.size()) + " plugs are left out of this table; all are in journal.jsonl.");
        }
        page.close().line();
    }

    private static String after(@Nullable Duration length) {
        return length == null ? "never" : RunTimes.length(length);
    }
}
