package org.boxsoak.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.MissingSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes real reports with Allure's own generator, which the build has unpacked. */
class AllureReportTests {
    private static final AllureReport REPORT = AllureReport.with(Path.of("").toAbsolutePath());

    @TempDir
    Path reports;

    @Test
    void the_report_is_one_file_that_holds_every_check_and_its_evidence() throws IOException {
        Path run = SampleRun.make(reports, SampleRun.LAB_3, "20260314-215812");

        Path report = REPORT.generate(run);

        assertThat(report).isEqualTo(run.resolve("allure-report/index.html"));
        JsonNode suites = SampleRun.reportData(report, "data/suites.json");
        JsonNode box = suites.at("/children/0/children/0");
        assertThat(suites.at("/children/0/name").asText()).isEqualTo("nightly");
        assertThat(box.get("name").asText()).isEqualTo("lab-3");
        assertThat(box.get("children"))
                .extracting(c -> c.get("name").asText() + " " + c.get("status").asText())
                .contains("order4-unmovable-remains failed", "bench-is-healthy passed", "undecided broken")
                .hasSize(6);
        JsonNode environment = SampleRun.reportData(report, "widgets/environment.json");
        assertThat(environment).extracting(e -> e.get("name").asText()).contains("box", "kernel");
        assertThat(Files.readString(report)).contains("data/attachments/");
        assertThat(Files.size(report)).isLessThan(8_000_000);
    }

    @Test
    void failures_are_sorted_into_categories() throws IOException {
        Path report = REPORT.generate(SampleRun.make(reports, SampleRun.LAB_3, "20260314-215812"));

        JsonNode categories = SampleRun.reportData(report, "data/categories.json");

        assertThat(categories.get("children"))
                .extracting(c -> c.get("name").asText())
                .containsExactlyInAnyOrder("Fragmentation", "Memory leak", "Undecided", "The bench failed");
    }

    @Test
    void the_next_run_of_the_same_plan_and_box_carries_the_history_on() throws IOException {
        Path first = SampleRun.make(reports, SampleRun.LAB_3, "20260314-215812");
        Path other = SampleRun.make(reports, new AllureIdentity("nightly", "lab-4", "", "", ""), "20260315-000000");
        Path second = SampleRun.make(reports, SampleRun.LAB_3, "20260315-215812");
        REPORT.generate(first);
        REPORT.generate(other);

        Path report = REPORT.generate(second);
        Path again = REPORT.generate(second);

        assertThat(earlierRuns(report, "no-memory-leak")).isEqualTo(1);
        assertThat(earlierRuns(again, "no-memory-leak"))
                .as("made twice, counted once")
                .isEqualTo(1);
        JsonNode trend = new JsonMapper()
                .readTree(second.resolve("allure-report/history/history-trend.json")
                        .toFile());
        assertThat(trend).hasSize(2);
        try (Stream<Path> files = Files.list(second)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("allure-report", "allure-results");
        }
    }

    @Test
    void a_run_without_results_says_what_to_do() throws IOException {
        Path run = Files.createDirectories(reports.resolve("nightly-lab-3-20260314-215812"));

        assertThatThrownBy(() -> REPORT.generate(run))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("boxsoak judge");
    }

    @Test
    void a_missing_generator_says_how_to_get_it() {
        assertThatThrownBy(() -> AllureReport.with(reports))
                .isInstanceOf(MissingSetupException.class)
                .hasMessageContaining("mvn");
    }

    private static int earlierRuns(Path report, String check) throws IOException {
        JsonNode tests = SampleRun.reportData(report, "data/suites.json").at("/children/0/children/0/children");
        List<String> uids = StreamSupport.stream(tests.spliterator(), false)
                .filter(t -> t.get("name").asText().equals(check))
                .map(t -> t.get("uid").asText())
                .toList();
        JsonNode history = SampleRun.reportData(report, "data/test-cases/" + uids.get(0) + ".json")
                .at("/extra/history/items");
        return history.size();
    }
}
