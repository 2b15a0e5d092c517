package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of a run before its end, and after a kill -9. */
@Tag("virtual-box")
class LiveReportIT {
    private static final String PLAN = """
        name: long night
        duration: 10m
        sample: { every: 1s, pagetypeinfo: every 2s }
        boot-within: 15s
        workload:
          - { name: breathe, run: cat /proc/loadavg, timeout: 10s }
        pause: 1s
        expect: { order4-unmovable: { order: 4, at-least: 16, of: usable }, reboot: never }
        """;

    @TempDir
    Path folder;

    @Test
    void a_run_can_be_read_while_it_goes_on_and_reported_after_a_kill() throws Exception {
        Launched run = Launched.run(
                folder, Files.writeString(folder.resolve("plan.yaml"), PLAN).toString());
        run.awaitWords("workload");
        Awaitility.await("a page and results of the running soak")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !results(run.runFolder()).isEmpty());

        assertThat(results(run.runFolder())).allMatch(text -> text.contains(": still running at 0:"));
        assertThat(run.runFolder().resolve("index.html")).content().contains("This run is still going on");
        assertThat(run.runFolder().resolve("verdict.json")).doesNotExist();

        run.harness().destroyForcibly();
        assertThat(results(run.runFolder())).as("what a kill leaves").isNotEmpty();

        Launched report = Launched.command(folder, "report", run.runFolder().toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(run.runFolder().resolve("allure-report/index.html")).isNotEmptyFile();
        assertThat(results(run.runFolder()))
                .hasSize(7)
                .noneMatch(text -> text.contains("still running"))
                .anyMatch(text -> text.contains("the recording stops without an end"));
        assertThat(folder.resolve("reports/index.html")).content().contains("long night on virtual");
    }

    private static List<String> results(Path run) throws IOException {
        Path results = run.resolve("allure-results");
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(f -> f.toString().endsWith("-result.json"))
                    .map(LiveReportIT::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
