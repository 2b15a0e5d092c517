package org.boxsoak.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.boxsoak.bench.Programs;
import org.boxsoak.fake.NodePackages;
import org.boxsoak.record.CheckResult;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.page.BrowserTab;
import org.boxsoak.report.page.HostileStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes reports with the real generator of Allure 3, and opens them, and those of Allure 2, in a real browser. */
@Tag("browser")
class Allure3Tests {
    private static final String ANALYTICS = "https://www.googletagmanager.com/";

    @TempDir
    Path folder;

    private BrowserTab tab;

    // One for each: the reports remember between visits what was opened.
    @BeforeEach
    void open() throws IOException {
        tab = BrowserTab.open();
    }

    @AfterEach
    void close() throws IOException {
        tab.close();
    }

    @Test
    void allure_3_shows_results_steps_attachments_and_categories() {
        StoryResults.write(folder, RunStories.failed(), false);

        Path report = generate(folder.resolve(AllureResults.FOLDER));

        showNew(report);
        for (CheckResult check : RunStories.failed().verdict().checks()) {
            awaitText(check.name());
        }
        assertThat(text())
                .contains("Total\n7\n", "Failed\n5\n", "Passed\n1\n", "Skipped\n1\n", "ADT-4 (Amlogic s905x4)");
        click("order4-unmovable-remains");
        awaitText("Category: Fragmentation");
        assertThat(text())
                .contains("the three-hour failure / lab-3 / order4-unmovable-remains")
                .contains("at least 16 at all times")
                .contains("0:29:00 plug 1: wlan0 is up")
                .contains("3:00:03 order-4 allocation failed")
                .contains("run page")
                .containsPattern("Attachments\\s+[1-9]");
        click("Attachments");
        awaitText("timeline");
        // Its own counting of readers, which cannot be switched off; this browser reaches no such host.
        assertThat(tab.complaints()).allMatch(c -> c.contains(ANALYTICS) && c.contains("ERR_NAME_NOT_RESOLVED"));
        assertThat(tab.requests()).allMatch(r -> r.startsWith("file:") || r.startsWith(ANALYTICS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hostile_texts_are_texts_in_the_reports_of_both(boolean isNew) {
        String hostile = "<script>hostile = 1</script><img src=x onerror='hostile = 2'>\"'\u001b[31m\u0007 "
                + "A".repeat(10_000);
        StoryResults.write(folder, HostileStory.of(hostile), false);

        Path report = isNew
                ? generate(folder.resolve(AllureResults.FOLDER))
                : AllureReport.with(Path.of("").toAbsolutePath()).generate(folder);

        if (isNew) {
            showNew(report);
        } else {
            tab.show(report, 1280, false);
            awaitText("Suites");
            click("Suites");
        }
        awaitText("<script>hostile = 1");
        if (!isNew) {
            assertThat(tab.requests()).as("nobody is told").allMatch(r -> r.startsWith("file:"));
        }
        assertThat(tab.ask("typeof hostile").asText()).isEqualTo("undefined");
        assertThat(tab.ask("document.querySelectorAll(\"img[src='x']\").length").asInt())
                .isZero();
        // The proof that the question above would have been answered otherwise.
        assertThat(tab.ask(
                                "document.body.append(Object.assign(document.createElement('script'), { textContent: 'hostile = 1' })); typeof hostile")
                        .asText())
                .isEqualTo("number");
    }

    /** On a slow host this page may look for its data before they are there, and stays empty: a reader loads it again, then. */
    private void showNew(Path report) {
        tab.show(report, 1280, false);
        Awaitility.await("the report has its data")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (tab.complaints().stream().anyMatch(c -> c.contains("blocked by CORS policy"))) {
                        tab.show(report, 1280, false);
                    }
                    return text().contains("Total");
                });
    }

    private String text() {
        return tab.ask("document.body.innerText").asText();
    }

    private void awaitText(String text) {
        Awaitility.await(text)
                .atMost(Duration.ofMinutes(2))
                // Each question lays the page out anew, which has work of its own to do.
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(text())
                        .as(() -> "complaints: " + tab.complaints())
                        .contains(text));
    }

    /** Clicks what shows exactly this text. */
    private void click(String text) {
        int found = tab.ask("(() => { const found = [...document.querySelectorAll('*')].filter(e => e.checkVisibility()"
                        + " && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim() === '" + text + "'));"
                        + " found[0]?.click(); return found.length })()")
                .asInt();
        assertThat(found).as(text).isPositive();
    }

    private static Path generate(Path results) {
        Path output = results.resolveSibling("allure-3");
        String node = Programs.find("node").orElseThrow().toString();
        var reply = Programs.run(
                List.of(
                        node,
                        NodePackages.folder().resolve("allure/cli.js").toString(),
                        "generate",
                        "--config",
                        Path.of("src/docs/allurerc.mjs").toAbsolutePath().toString(),
                        "-o",
                        output.toString(),
                        results.toString()),
                Map.of("ALLURE_NO_ANALYTICS", "1"),
                results,
                Duration.ofMinutes(2));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return output.resolve("index.html");
    }
}
