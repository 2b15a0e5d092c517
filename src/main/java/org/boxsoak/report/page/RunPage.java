package org.boxsoak.report.page;

import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.report.FileReplacement;
import org.boxsoak.report.RunStory;

/** Writes a run on one static page, {@code index.html}: verdict first, then what it rests on; no script, no network. */
public final class RunPage {
    /** The file's name in a run's folder. */
    public static final String NAME = "index.html";

    private static final String STYLE = Resource.text("page.css");

    private RunPage() {}

    /** Writes the page into the run's folder, replacing an earlier one at a stroke. */
    public static void write(Path runFolder, RunStory story) {
        FileReplacement.write(runFolder.resolve(NAME), html(story));
    }

    /** The whole page. */
    public static String html(RunStory story) {
        Duration end = TimelineChart.end(story);
        Markup page = new Markup().open("html", "lang", "en").line();
        head(page, story);
        page.open("body").line().open("main").line();
        VerdictBanner.add(page, story);
        timeline(page, story);
        ChecksTable.add(page, story.verdict().checks());
        LogsSection.add(page, story.logs());
        PlugsSection.add(page, story);
        MemorySection.addPageTypes(page, story);
        MemorySection.addCaches(page, story, end);
        MemorySection.addAccount(page, story);
        MemorySection.addForecast(page, story);
        SourcesSection.add(page, story);
        page.close().line().close().line().close();
        return "<!DOCTYPE html>\n" + page + "\n";
    }

    private static void head(Markup page, RunStory story) {
        page.open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        // Whatever a log line holds: this page runs nothing and fetches nothing.
        String policy = "default-src 'none'; style-src 'unsafe-inline'";
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        String outcome = OutcomeWords.headline(story.verdict().verdict());
        page.leaf(
                "title",
                outcome + ": " + story.title().plan() + " on " + story.title().box());
        page.line().style(Canvas.style()).style(STYLE).close().line();
    }

    private static void timeline(Markup page, RunStory story) {
        if (story.timeline().series().isEmpty()) {
            return;
        }
        page.open("section", "id", "timeline").leaf("h2", "What happened").line();
        Figure.add(page, canvas -> TimelineChart.draw(story, canvas), "timeline", "");
        page.close().line();
    }
}
