package org.boxsoak.report.allure;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.boxsoak.report.LogExcerpt;
import org.boxsoak.report.PageTypeText;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.VerdictFile;
import org.boxsoak.report.formats.MarkdownText;
import org.boxsoak.report.page.Charts;
import org.boxsoak.report.page.RunTimes;

/** Attaches what a check rests on to the running JUnit test: the run's events as steps, charts, console, page types. */
public final class AllureEvidence {
    private static final int MOST_EXCERPTS = 3;
    /** Where a text is cut, well below the size at which the writer would leave it out. */
    private static final int LONGEST_TEXT = 200_000;

    private static final Map<String, Set<String>> CHARTS = Map.of(
            "order4-unmovable-remains", Set.of("timeline", "page-types"),
            "order4-lasts", Set.of("timeline", "forecast"),
            "no-memory-leak", Set.of("timeline", "account"),
            "no-allocation-failure", Set.of("timeline", "page-types"),
            "wifi-comes-back-after-every-plug", Set.of("timeline", "plugs"));

    private AllureEvidence() {}

    /**
     * To be called inside the test of the check, on its thread: Allure drops what other threads bring. Does nothing where no
     * test is running.
     */
    public static void attach(RunStory story, String check) {
        AllureLifecycle lifecycle = Allure.getLifecycle();
        if (lifecycle.getCurrentTestCase().isPresent()) {
            attach(lifecycle, story, check);
        }
    }

    static void attach(AllureLifecycle lifecycle, RunStory story, String check) {
        story.verdict().checks().stream()
                .filter(c -> c.name().equals(check))
                .findFirst()
                .ifPresent(c -> lifecycle.updateTestCase(
                        r -> r.setDescription(MarkdownText.paragraph(c.message(), LONGEST_TEXT, VerdictFile.NAME))));
        RunSteps.add(lifecycle, story);
        Set<String> wanted = CHARTS.getOrDefault(check, Set.of("timeline"));
        Charts.all(story).forEach((name, svg) -> {
            if (wanted.contains(name)) {
                attach(lifecycle, name, "image/svg+xml", "svg", svg);
            }
        });
        story.logs().stream()
                .limit(MOST_EXCERPTS)
                .forEach(log -> attach(lifecycle, "console: " + log.title(), "text/plain", "txt", text(log)));
        for (PageTypeText text : story.memory().texts()) {
            attach(lifecycle, "pagetypeinfo " + text.label(), "text/plain", "txt", text.text());
        }
    }

    private static void attach(AllureLifecycle lifecycle, String name, String type, String extension, String text) {
        String whole = type.equals("text/plain") && text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "\n... cut here; the whole lies in the run's folder\n"
                : text;
        String source = lifecycle.prepareAttachment(name, type, extension);
        lifecycle.writeAttachment(source, new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(LogExcerpt log) {
        StringBuilder text = new StringBuilder();
        for (LogExcerpt.Line line : log.lines()) {
            String mark = line.deciding() ? "> " : "  ";
            text.append(mark).append(line.number()).append("  ").append(RunTimes.exact(line.at()));
            text.append("  ").append(line.text()).append('\n');
        }
        return text.toString();
    }
}
