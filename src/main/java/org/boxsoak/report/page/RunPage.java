package org.boxsoak.report.page;

import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.report.FileReplacement;
import org.boxsoak.report.RunStory;

/** Writes a run on one static page, {@code index.html}: verdict first, then what it rests on; no script, no network. */
public final class RunPage {
    /** The file's name in a run's folder. */
    public static final String NAME = "index.html";

    private RunPage() {}

    /** Writes the page into the run's folder, replacing an earlier one at a stroke. */
    public static void write(Path runFolder, RunStory story) {
        FileReplacement.write(runFolder.resolve(NAME), html(story));
    }

    /** The whole page. */
    public static String html(RunStory story) {
        Duration end = TimelineChart.end(story);
        String outcome = OutcomeWords.headline(story.verdict().verdict());
        String title =
                outcome + ": " + story.title().plan() + " on " + story.title().box();
        return PageFrame.html(title, page -> {
            VerdictBanner.add(page, story);
            timeline(page, story);
            ChecksTable.add(page, story.verdict().checks());
            MeasuresSection.add(page, story.measures());
            LogsSection.add(page, story.logs());
            PlugsSection.add(page, story);
            MemorySection.addPageTypes(page, story);
            MemorySection.addCaches(page, story, end);
            MemorySection.addAccount(page, story);
            OwnersSection.add(page, story);
            MemorySection.addForecast(page, story);
            SourcesSection.add(page, story);
        });
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
