package org.boxsoak.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.VerdictFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a task that Slurm starts once more, or never again. */
class LabTaskTests {
    @TempDir
    Path share;

    private final List<String> told = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void submit() throws IOException {
        Path bench = Files.createDirectories(share.resolve("benches/bench1/toy"));
        Files.writeString(bench.resolve("toy.yaml"), "name: toy\nbox: { local: {} }\n");
        Path plan = Files.writeString(share.resolve("p.yaml"), """
                name: p
                duration: 1s
                setup: [ { name: begin, on: host, run: echo begun >> %s/starts } ]
                expect: { reboot: never }
                after: [ { on: failed, run: 'echo "$BOXSOAK_VERDICT $BOXSOAK_BOX" >> %s/mails' } ]
                """.formatted(share, share));
        folder = Files.createDirectories(share.resolve("reports/.lab/n"));
        new Submission(
                        "n",
                        List.of(plan.toString(), plan.toString()),
                        "model:toy",
                        share.resolve("benches").toString(),
                        1,
                        null)
                .write(folder);
    }

    @Test
    void a_task_that_is_over_is_not_run_again() {
        Submission.end(folder, 0, new Submission.Done("bench2", "/run", "box-failed", "why"));

        assertThat(task(0, "bench1")).isEqualTo(Outcome.BOX_FAILED);

        assertThat(share.resolve("starts")).doesNotExist();
        assertThat(told).singleElement().asString().contains("over already");
    }

    @Test
    void a_run_whose_host_died_ends_as_bench_failed_with_what_it_recorded() throws IOException {
        Path golden = Path.of("src/test/resources/recordings/healthy-night");
        Path run = share.resolve("reports/r");
        Files.createDirectories(run.resolve("samples"));
        Files.copy(golden.resolve("run.json"), run.resolve("run.json"));
        List<String> journal = Files.readAllLines(golden.resolve("journal.jsonl"));
        String half = String.join("\n", journal.subList(0, 20)) + "\n{\"t\":12.";
        Files.writeString(run.resolve("journal.jsonl"), half);
        Submission.begin(folder, 0, new Submission.Begun("bench1", 1, "then", "b", false, run.toString()));

        assertThat(task(0, "bench2")).isEqualTo(Outcome.BENCH_FAILED);

        assertThat(share.resolve("starts")).doesNotExist();
        assertThat(run.resolve("journal.jsonl"))
                .content()
                .startsWith(half + "\n")
                .contains("bench1 died");
        assertThat(VerdictFile.read(run).verdict()).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(done(0).run()).isEqualTo(run.toString());
        assertThat(share.resolve("mails")).hasContent("bench-failed toy");
    }

    @Test
    void a_run_on_a_box_that_others_reach_begins_again_and_the_first_attempt_is_kept() throws IOException {
        Path first = Files.createDirectories(share.resolve("reports/first"));
        Files.copy(Path.of("src/test/resources/recordings/healthy-night/run.json"), first.resolve("run.json"));
        Submission.begin(folder, 0, new Submission.Begun("bench2", 1, "then", "b", true, first.toString()));

        assertThat(task(0, "bench1")).as(told.toString()).isEqualTo(Outcome.PASSED);

        assertThat(share.resolve("starts")).hasContent("begun");
        assertThat(VerdictFile.read(first).verdict()).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(VerdictFile.read(Path.of(done(0).run())).verdict()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void tasks_that_slurm_never_started_get_a_verdict_when_it_is_settled() throws IOException {
        Submission.end(folder, 0, new Submission.Done("bench1", "/run", "passed", ""));

        Outcome worst = Settlement.of(folder, "bench1", new SystemRunClock(), new Cancellation(), told::add);

        assertThat(worst).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(done(1).verdict()).isEqualTo("bench-failed");
        assertThat(done(1).why()).contains("Slurm started no run");
        assertThat(share.resolve("mails"))
                .as("once, for the task without a run")
                .hasContent("bench-failed toy");
        try (Stream<Path> runs = Files.list(share.resolve("reports"))) {
            assertThat(runs.filter(r -> Files.exists(new RunFolder(r).verdict())))
                    .hasSize(1);
        }
    }

    @Test
    void a_host_without_a_bench_of_the_model_is_a_fault_of_the_bench() {
        assertThat(task(1, "bench9")).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(done(1).why()).contains("bench9 has no bench for model:toy");
        assertThat(share.resolve("mails")).hasContent("bench-failed toy");
    }

    private Outcome task(int number, String node) {
        return new LabTask(folder, number, node, new SystemRunClock(), new Cancellation(), told::add, line -> {})
                .carryOut();
    }

    private Submission.Done done(int number) {
        return Objects.requireNonNull(Submission.done(folder, number));
    }
}
