package org.boxsoak.report.page;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.RunTitle;

/** What a reader sees first: how the run came out, why, which run it was, and the checks in one line. */
final class VerdictBanner {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss z", Locale.ENGLISH);

    private VerdictBanner() {}

    static void add(Markup page, RunStory story) {
        Outcome outcome = story.verdict().verdict();
        RunTitle title = story.title();
        page.open("header", "class", "verdict " + outcome.word()).line();
        page.leaf("p", "boxsoak · " + title.plan() + " · " + title.box(), "class", "run-name")
                .line();
        page.open("h1");
        OutcomeWords.icon(page, outcome);
        page.leaf("span", OutcomeWords.headline(outcome)).close().line();
        page.leaf("p", OutcomeWords.meaning(outcome), "class", "meaning").line();
        KeyFigures.add(page, story);
        for (String paragraph : story.verdict().explanation().split("\n\n+")) {
            page.leaf("p", paragraph, "class", "explanation").line();
        }
        addChips(page, story.verdict().checks());
        addFacts(page, story);
        page.close().line();
    }

    private static void addChips(Markup page, List<CheckResult> checks) {
        page.open("ul", "class", "chips", "aria-label", "checks").line();
        for (CheckResult check : ChecksTable.ordered(checks)) {
            page.open("li", "class", check.decides() ? check.outcome().word() : "information");
            OutcomeWords.icon(page, check.outcome());
            page.leaf("a", check.name(), "href", "#" + ChecksTable.anchor(check));
            if (!check.decides()) {
                page.leaf("small", "information");
            }
            page.close().line();
        }
        page.close().line();
    }

    private static void addFacts(Markup page, RunStory story) {
        RunTitle title = story.title();
        page.open("dl", "class", "facts").line();
        fact(page, "Started", START.format(title.start().atZone(title.zone())));
        fact(page, "Lasted", RunTimes.length(title.duration()));
        fact(page, "Model", title.model());
        fact(page, "Build", title.build());
        fact(page, "Kernel", title.kernel());
        fact(page, "Gaps", "" + story.timeline().gaps().size());
        page.close().line();
    }

    static void fact(Markup page, String name, String value) {
        page.open("div").leaf("dt", name).leaf("dd", value).close().line();
    }
}
