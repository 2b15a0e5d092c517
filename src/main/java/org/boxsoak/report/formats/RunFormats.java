package org.boxsoak.report.formats;

import java.nio.file.Path;
import java.util.List;
import org.boxsoak.report.FileReplacement;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.RunStory;

/** Writes a run in every format that other programs read, into its folder. */
public final class RunFormats {
    /** For CI servers: one test case for each check. */
    public static final String JUNIT = "junit.xml";
    /** For a chat, or the summary page of a CI job. */
    public static final String SUMMARY = "summary.md";
    /** For the textfile collector of Prometheus' node_exporter. */
    public static final String METRICS = "metrics.prom";

    private RunFormats() {}

    public static List<String> names() {
        return List.of(JUNIT, SUMMARY, METRICS);
    }

    /** Writes all of them anew; the same run always gives the same bytes. */
    public static void write(Path runFolder, RunStory story, RunFigures figures) {
        FileReplacement.write(runFolder.resolve(JUNIT), JUnitXml.of(story));
        FileReplacement.write(runFolder.resolve(SUMMARY), MarkdownSummary.of(story, figures));
        FileReplacement.write(runFolder.resolve(METRICS), PrometheusText.of(story.verdict(), figures));
    }
}
