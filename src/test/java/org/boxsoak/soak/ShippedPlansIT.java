package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each shipped plan on the virtual box, started as the README says. */
@Tag("virtual-box")
class ShippedPlansIT {
    @TempDir
    Path folder;

    @Test
    void three_hour_failure_is_caught_and_explained() throws Exception {
        Launched run = Launched.run(folder, "testplans/three-hour-failure.yaml");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        Verdict verdict = run.verdict();
        assertThat(verdict.verdict()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(verdict.explanation())
                .contains("order 4", "GFP_ATOMIC", "CMA", "NULL pointer dereference in soak_set_hif_info")
                .contains("the module was plugged", "kernel_panic", "back in another boot")
                .containsPattern("went from \\d{3,} to [0-4]\\b");
        assertThat(outcomes(verdict))
                .containsEntry("order4-unmovable-remains", Outcome.BOX_FAILED)
                .containsEntry("kernel-does-not-reboot", Outcome.BOX_FAILED)
                .containsEntry("wifi-comes-back-after-every-plug", Outcome.BOX_FAILED)
                .containsEntry("no-allocation-failure", Outcome.BOX_FAILED)
                .containsEntry("bench-is-healthy", Outcome.PASSED);
        assertThat(run.out()).contains("box-failed: ").contains(verdict.explanation());
        assertEverythingIsThere(run.runFolder());
        assertTheSameVerdictAgain(run);
    }

    @Test
    void a_healthy_box_that_is_aged_on_purpose_fails_as_after_three_hours() throws Exception {
        long start = System.nanoTime();

        Launched run = Launched.run(folder, "testplans/aged-plug.yaml");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(3));
        Verdict verdict = run.verdict();
        assertThat(verdict.explanation())
                .contains("the box was aged on purpose, to 0 usable blocks of order 4")
                .contains("order 4", "GFP_ATOMIC", "CMA", "NULL pointer dereference in soak_set_hif_info")
                // A box that is held at 0 may free some blocks between two looks of its ager.
                .containsPattern("went from \\d{4} to [0-4]\\b");
        assertThat(outcomes(verdict))
                .containsEntry("order4-unmovable-remains", Outcome.BOX_FAILED)
                .containsEntry("kernel-does-not-reboot", Outcome.BOX_FAILED)
                .containsEntry("bench-is-healthy", Outcome.PASSED);
        assertThat(run.runFolder().resolve("journal.jsonl")).content().contains("box-aged", "ageing-ended");
    }

    @Test
    void healthy_night_passes() throws Exception {
        Launched run = Launched.run(folder, "testplans/healthy-night.yaml");

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.verdict().verdict()).isEqualTo(Outcome.PASSED);
        assertThat(outcomes(run.verdict())).doesNotContainEntry("no-memory-leak", Outcome.BOX_FAILED);
    }

    @Test
    void who_leaks_names_the_function_that_takes_the_pages() throws Exception {
        Launched run = Launched.run(folder, "testplans/who-leaks.yaml");

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.verdict().explanation())
                .contains("Memory is taken and not given back by osd_take_page [leaky_osd] (pages of the kernel)")
                .contains("Free memory fell", "unaccounted", "Confidence: high")
                .contains("Experiment 'unload the display driver': memory came back, which speaks for leaky_osd");
        assertThat(run.runFolder().resolve("owners/vmallocinfo-end.txt.gz")).isNotEmptyFile();
        assertThat(run.runFolder().resolve("trace.lines.gz")).isNotEmptyFile();
        assertThat(run.runFolder().resolve("index.html"))
                .content()
                .contains("Who takes the memory", "osd_take_page [leaky_osd]", "waterfall");
        assertTheSameVerdictAgain(run);
    }

    @Test
    void null_check_saves_the_kernel_but_not_the_plug() throws Exception {
        Launched run = Launched.run(folder, "testplans/with-null-check.yaml");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(outcomes(run.verdict()))
                .containsEntry("wifi-comes-back-after-every-plug", Outcome.BOX_FAILED)
                .containsEntry("kernel-does-not-reboot", Outcome.PASSED)
                .containsEntry("order4-unmovable-remains", Outcome.BOX_FAILED);
    }

    @Test
    void preallocation_saves_the_plug_though_order_4_dries_up() throws Exception {
        Launched run = Launched.run(folder, "testplans/with-preallocation.yaml");

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(outcomes(run.verdict()))
                .containsEntry("wifi-comes-back-after-every-plug", Outcome.PASSED)
                .containsEntry("kernel-does-not-reboot", Outcome.PASSED)
                .containsEntry("order4-unmovable-remains", Outcome.BOX_FAILED);
    }

    private static Map<String, Outcome> outcomes(Verdict verdict) {
        return verdict.checks().stream().collect(Collectors.toMap(CheckResult::name, CheckResult::outcome));
    }

    private static void assertEverythingIsThere(Path run) throws IOException {
        assertThat(run.resolve("run.json")).content().contains("three-hour failure", "6.1");
        assertThat(run.resolve("console.log")).content().contains("page allocation failure: order:4");
        assertThat(run.resolve("samples/samples.bxs")).isNotEmptyFile();
        assertThat(run.resolve("crash-1/dmesg-ramoops-0")).content().contains("NULL pointer dereference");
        assertThat(run.resolve("index.html")).content().contains("<svg", "The box failed");
        try (var results = Files.list(run.resolve("allure-results"))) {
            assertThat(results.filter(f -> f.toString().endsWith("-result.json")))
                    .hasSize(7);
        }
    }

    private void assertTheSameVerdictAgain(Launched run) throws Exception {
        byte[] live = Files.readAllBytes(run.runFolder().resolve("verdict.json"));
        Files.delete(run.runFolder().resolve("verdict.json"));

        Launched judge = Launched.command(folder, "judge", run.runFolder().toString());

        assertThat(judge.exitCode()).as(judge.err()).isEqualTo(run.exitCode());
        assertThat(run.runFolder().resolve("verdict.json")).hasBinaryContent(live);
    }
}
