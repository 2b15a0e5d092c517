package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.Programs;
import org.boxsoak.record.CheckResult;
import org.boxsoak.report.LogExcerpt;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.RunStory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints the page as a reader does who likes it dark, and reads the paper. */
@Tag("browser")
class PrintedPageTests {
    @TempDir
    Path folder;

    @Test
    void the_first_sheet_tells_the_story_and_the_rest_holds_the_essentials() throws IOException {
        RunStory story = RunStories.failed();

        List<String> sheets = sheets(RunPage.html(story));

        assertThat(sheets)
                .hasSizeBetween(2, 8)
                .allSatisfy(sheet -> assertThat(sheet).hasSizeGreaterThan(100));
        assertThat(sheets.get(0))
                .contains(
                        "The box failed",
                        "What happened",
                        "MemFree 556 MiB",
                        "plug 7",
                        "order-4 allocation failed",
                        "reboot")
                .contains(story.verdict().explanation().substring(0, 40));
        String all = String.join(" ", sheets);
        assertThat(all).contains("Plugs", "Free blocks by page type", "Slab caches", "Where the RAM is", "Raw files");
        for (CheckResult check : story.verdict().checks()) {
            assertThat(all).contains(check.name());
        }
        for (LogExcerpt log : story.logs()) {
            assertThat(log.lines())
                    .filteredOn(LogExcerpt.Line::deciding)
                    .allSatisfy(line -> assertThat(all).contains(line.text().substring(0, 25)));
        }
    }

    private List<String> sheets(String html) throws IOException {
        Path pdf = folder.resolve("page.pdf");
        try (BrowserTab tab = BrowserTab.open()) {
            tab.show(Files.writeString(folder.resolve("page.html"), html), 1280, true);
            Files.write(pdf, tab.pdf());
        }
        String program = Programs.find("pdftotext").orElseThrow().toString();
        var reply = Programs.run(List.of(program, pdf.toString(), "-"), Duration.ofMinutes(1));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return List.of(reply.output().replaceAll("[ \n]+", " ").split("\f\\s*"));
    }
}
