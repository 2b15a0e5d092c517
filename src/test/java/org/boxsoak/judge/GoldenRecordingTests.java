package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.leak.LeakRate;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;
import org.boxsoak.report.VerdictFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs recorded on the virtual box, kept as they were: no later version may judge them otherwise without a reason. */
class GoldenRecordingTests {
    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("recordings")
    void a_recorded_run_gets_the_verdict_that_it_got_live(String name) {
        Path run = RECORDINGS.resolve(name);

        assertThat(Judge.judge(new RunFolder(run)).verdict()).isEqualTo(VerdictFile.read(run));
    }

    @Test
    void the_three_hour_failure_is_told_with_its_numbers() {
        Verdict verdict = Judge.judge(new RunFolder(RECORDINGS.resolve("three-hour-failure")))
                .verdict();

        assertThat(verdict.explanation())
                .contains("soak_set_hif_info [wlan_soak_usb]", "order 4, GFP_ATOMIC|__GFP_COMP, Unmovable")
                .contains("effective minimum", "are CMA", "NULL pointer dereference", "kernel_panic,null")
                .containsPattern("went from \\d{4} to 0, while 1\\d\\d MiB outside CMA stayed free");
    }

    @Test
    void the_drivers_slow_leak_is_told_with_its_rate_within_a_fifth() {
        // 40 KiB a second, as the plan's setup told the driver.
        double told = 40 * 1024 * 3600 / 1e6;

        Map<String, LeakRate> rates = new TreeMap<>();
        RateJudgements.of(Judge.observe(new RunFolder(RECORDINGS.resolve("slow-leak"))))
                .forEach(j -> rates.put(j.name(), j.verdict().rate()));

        assertThat(Objects.requireNonNull(rates.get("SUnreclaim")).perHour()).isCloseTo(told, withinPercentage(20));
        assertThat(Objects.requireNonNull(rates.get("free outside CMA")).perHour())
                .isCloseTo(told, withinPercentage(20));
    }

    @Test
    void a_run_still_names_the_good_nights_that_it_was_compared_with() {
        Verdict verdict = Judge.judge(new RunFolder(RECORDINGS.resolve("quiet-beside-good-nights")))
                .verdict();

        assertThat(verdict.checks())
                .filteredOn(c -> c.name().equals("no-memory-leak"))
                .flatExtracting(CheckResult::evidence)
                .anyMatch(
                        line -> line.startsWith("Compared with what 8 good nights did: healthy-six-minutes-virtual-"));
    }

    @Test
    void a_recording_without_its_end_passes_nothing_that_decides() throws IOException {
        Path run = copyOf("healthy-night");
        String journal = Files.readString(run.resolve("journal.jsonl"));
        Files.writeString(run.resolve("journal.jsonl"), journal.substring(0, journal.length() / 2));

        Verdict verdict = Judge.judge(new RunFolder(run)).verdict();

        assertThat(outcomes(verdict)).doesNotContainEntry("kernel-does-not-reboot", Outcome.PASSED);
        assertThat(verdict.verdict()).isNotEqualTo(Outcome.PASSED);
    }

    @Test
    void a_run_that_the_bench_ended_has_not_passed_though_its_plan_expects_nothing() throws IOException {
        Path run = copyOf("healthy-night");
        Path plan = run.resolve("run.json");
        Files.writeString(plan, Files.readString(plan).replaceFirst("expect:[^\"]*\"", "\""));
        Path journal = run.resolve("journal.jsonl");
        Files.writeString(
                journal, Files.readString(journal).replace("\"how\":\"complete\"", "\"how\":\"bench-failed\""));

        Verdict verdict = Judge.judge(new RunFolder(run)).verdict();

        assertThat(verdict.checks().stream().filter(CheckResult::decides))
                .extracting(CheckResult::name)
                .contains("bench-is-healthy");
        assertThat(verdict.verdict()).isEqualTo(Outcome.BENCH_FAILED);
    }

    @Test
    void a_damaged_sample_is_the_benchs_fault_and_the_rest_is_judged() throws IOException {
        Path run = copyOf("three-hour-failure");
        byte[] samples = Files.readAllBytes(run.resolve("samples/samples.bxs"));
        samples[samples.length / 2] ^= 0x10;
        Files.write(run.resolve("samples/samples.bxs"), samples, StandardOpenOption.TRUNCATE_EXISTING);

        Verdict verdict = Judge.judge(new RunFolder(run)).verdict();

        assertThat(outcomes(verdict))
                .containsEntry("kernel-does-not-reboot", Outcome.BOX_FAILED)
                .containsEntry("bench-is-healthy", Outcome.BENCH_FAILED);
    }

    @Test
    void without_samples_and_console_nothing_is_made_up() throws IOException {
        Path run = copyOf("healthy-night");
        Files.delete(run.resolve("samples/samples.bxs"));
        Files.delete(run.resolve("console.log"));

        assertThat(outcomes(Judge.judge(new RunFolder(run)).verdict()))
                .containsEntry("order4-unmovable-remains", Outcome.UNDECIDED)
                .containsEntry("no-allocation-failure", Outcome.UNDECIDED)
                .containsEntry("no-memory-leak", Outcome.UNDECIDED)
                .containsEntry("bench-is-healthy", Outcome.BENCH_FAILED);
    }

    static Stream<String> recordings() throws IOException {
        try (Stream<Path> runs = Files.list(RECORDINGS)) {
            return runs.map(run -> run.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Map<String, Outcome> outcomes(Verdict verdict) {
        return verdict.checks().stream().collect(Collectors.toMap(CheckResult::name, CheckResult::outcome));
    }

    private Path copyOf(String name) throws IOException {
        Path from = RECORDINGS.resolve(name);
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                } else {
                    Files.createDirectories(target);
                }
            }
        }
        return to;
    }
}
