package org.boxsoak.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureResultsTests {
    @TempDir
    static Path reports;

    private static Path run;

    @BeforeAll
    static void run_the_checks() throws IOException {
        run = SampleRun.make(reports, SampleRun.LAB_3, "20260314-215812");
    }

    @Test
    void every_check_is_one_result_under_its_own_name() throws IOException {
        assertThat(SampleRun.results(run))
                .extracting(r -> r.get("name").asText())
                .containsExactlyInAnyOrder(
                        "order4-unmovable-remains",
                        "no-memory-leak",
                        "order4-lasts",
                        "bench-is-healthy",
                        "undecided",
                        "relay");
    }

    @Test
    void outcomes_become_statuses_and_undecided_is_never_hidden() throws IOException {
        assertThat(status("order4-unmovable-remains")).isEqualTo("failed");
        assertThat(status("bench-is-healthy")).isEqualTo("passed");
        assertThat(status("relay")).isEqualTo("broken");
        assertThat(status("undecided")).isEqualTo("broken");
        assertThat(status("order4-lasts")).as("a check that does not decide").isEqualTo("skipped");
    }

    @Test
    void a_result_is_filed_under_plan_and_box_and_names_the_build() throws IOException {
        JsonNode result = SampleRun.result(run, "no-memory-leak");

        assertThat(result.get("fullName").asText()).isEqualTo("nightly / lab-3 / no-memory-leak");
        assertThat(labels(result))
                .contains(
                        "parentSuite=nightly",
                        "suite=lab-3",
                        "box=lab-3",
                        "build=RTM11",
                        "kernel=5.4.125",
                        "severity=normal")
                .noneMatch(l -> l.startsWith("package=") || l.startsWith("junit.platform.uniqueid="));
        assertThat(result.get("titlePath")).extracting(JsonNode::asText).containsExactly("nightly", "lab-3");
    }

    @Test
    void the_run_s_events_are_steps_at_their_own_times() throws IOException {
        JsonNode steps = SampleRun.result(run, "order4-unmovable-remains").get("steps");

        assertThat(steps)
                .extracting(s -> s.get("name").asText())
                .hasSize(10)
                .first()
                .isEqualTo("0:29:00 plug 1: wlan0 is up");
        assertThat(steps)
                .filteredOn(s -> s.get("status").asText().equals("failed"))
                .extracting(s -> s.get("name").asText().split(":? ")[1])
                .containsExactly("plug", "order-4", "oops", "reboot");
        // 29 minutes after the start of the story.
        assertThat(steps.get(0).get("start").asLong()).isEqualTo(1_773_525_492_000L + 29 * 60_000);
    }

    @Test
    void charts_console_and_page_types_are_attached() throws IOException {
        JsonNode attachments = SampleRun.result(run, "order4-unmovable-remains").get("attachments");

        assertThat(attachments)
                .extracting(a -> a.get("name").asText())
                .containsExactly(
                        "page-types",
                        "timeline",
                        "console: The refused order-4 request and the crash",
                        "pagetypeinfo at start",
                        "pagetypeinfo at the failure");
        for (JsonNode attachment : attachments) {
            assertThat(run.resolve("allure-results")
                            .resolve(attachment.get("source").asText()))
                    .isNotEmptyFile();
        }
    }

    @Test
    void environment_executor_and_categories_lie_beside_the_results() throws IOException {
        Path results = run.resolve("allure-results");

        assertThat(Files.readString(results.resolve("environment.properties")))
                .isEqualTo("box=lab-3\nbuild=RTM11\nkernel=5.4.125\nmodel=ADT-4\nplan=nightly\n");
        assertThat(Files.readString(results.resolve("executor.json")))
                .contains("\"buildName\":\"nightly-lab-3-20260314-215812\"")
                .contains("\"buildOrder\":1773525492");
        assertThat(results.resolve("categories.json")).isNotEmptyFile();
    }

    @Test
    void nothing_half_written_stays_and_allure_is_as_it_was(@TempDir Path other) throws IOException {
        AllureLifecycle before = Allure.getLifecycle();

        Path second = SampleRun.make(other, SampleRun.LAB_3, "20260315-215812");

        assertThat(Allure.getLifecycle()).isSameAs(before);
        try (Stream<Path> files = Files.list(second)) {
            assertThat(files).containsExactly(second.resolve("allure-results"));
        }
    }

    @Test
    void the_history_hangs_on_plan_box_and_check_and_not_on_the_place_in_the_plan(@TempDir Path other)
            throws IOException {
        Path again = SampleRun.make(
                other, new AllureIdentity("nightly", "lab-3", "ADT-4", "RTM12", "5.15"), "20260315-215812");
        Path neighbour = SampleRun.make(
                other, new AllureIdentity("nightly", "lab-4", "ADT-4", "RTM11", "5.4.125"), "20260315-215812");

        String id = history(run, "no-memory-leak");

        assertThat(history(again, "no-memory-leak")).isEqualTo(id);
        assertThat(history(neighbour, "no-memory-leak")).isNotEqualTo(id);
        assertThat(history(run, "order4-unmovable-remains")).isNotEqualTo(id);
    }

    @Test
    void attachments_beyond_the_budget_leave_a_note(@TempDir Path folder) throws IOException {
        AtomicResultsWriter writer =
                new AtomicResultsWriter(Files.createDirectories(folder.resolve("results")), SampleRun.LAB_3);

        writer.write("big.txt", new ByteArrayInputStream(new byte[AtomicResultsWriter.LARGEST_ATTACHMENT + 1]));
        for (int i = 0; i < 21; i++) {
            writer.write(i + ".txt", new ByteArrayInputStream(new byte[AtomicResultsWriter.LARGEST_ATTACHMENT]));
        }

        assertThat(folder.resolve("results/big.txt")).content().startsWith("Left out");
        assertThat(folder.resolve("results/19.txt")).hasSize(AtomicResultsWriter.LARGEST_ATTACHMENT);
        assertThat(folder.resolve("results/20.txt")).content().startsWith("Left out");
    }

    private static String status(String check) throws IOException {
        return SampleRun.result(run, check).get("status").asText();
    }

    private static String history(Path folder, String check) throws IOException {
        return SampleRun.result(folder, check).get("historyId").asText();
    }

    private static List<String> labels(JsonNode result) {
        return StreamSupport.stream(result.get("labels").spliterator(), false)
                .map(l -> l.get("name").asText() + "=" + l.get("value").asText())
                .toList();
    }
}
