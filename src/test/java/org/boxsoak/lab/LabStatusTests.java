package org.boxsoak.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions as they lie there while Slurm's controller is away. */
class LabStatusTests {
    @TempDir
    Path share;

    private Path reports = Path.of("");

    @BeforeEach
    void submit() throws IOException {
        reports = Files.createDirectory(share.resolve("reports"));
        for (int job = 1; job <= 2; job++) {
            Path folder = Files.createDirectories(Submission.home(reports).resolve("night-" + job));
            new Submission("night-" + job, List.of("/a.yaml", "/b.yaml"), "any", "/benches", job, "night.nightly")
                    .write(folder);
            Submission.end(folder, 0, new Submission.Done("bench1", "/run", "passed", ""));
        }
    }

    @Test
    void nobody_is_told_to_settle_what_slurm_may_still_have() throws IOException {
        List<String> lines = status();

        assertThat(lines)
                .containsSubsequence(
                        "night-1 0 passed",
                        "night-1 1 not over; Slurm does not answer",
                        "night-2 0 passed",
                        "night-2 1 not over; Slurm does not answer");
        assertThat(share.resolve("asked")).as("it takes its time not to answer").hasContent("asked");
    }

    @Test
    void a_folder_without_a_readable_submission_is_named_and_the_rest_is_shown() throws IOException {
        Files.createDirectory(Submission.home(reports).resolve("night-0"));
        Path broken = Files.createDirectory(Submission.home(reports).resolve("night-1-b"));
        Files.writeString(broken.resolve("submission.json"), "{\"name\":");

        List<String> lines = status();

        assertThat(lines).contains("night-1 0 passed", "night-2 0 passed");
        assertThat(lines)
                .filteredOn(line -> line.contains("is left out"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("night-0", "has no submission.json"))
                .anySatisfy(line -> assertThat(line).contains("night-1-b", "submission.json cannot be read"));
    }

    /** What is said where {@code squeue} finds no controller. */
    private List<String> status() throws IOException {
        Path programs = Files.createDirectory(share.resolve("bin"));
        Path queue = Files.writeString(programs.resolve("squeue"), """
                #!/bin/sh
                echo asked >> %s/asked
                echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2
                exit 1
                """.formatted(share));
        Files.setPosixFilePermissions(queue, PosixFilePermissions.fromString("rwx------"));
        try (ChildJvm child = ChildJvm.start(
                Map.of("PATH", programs + ":" + System.getenv("PATH")), Status.class, reports.toString())) {
            assertThat(child.awaitExit())
                    .as(() -> String.join("\n", child.lines()))
                    .isZero();
            child.awaitLine("the end");
            return child.lines();
        }
    }

    static final class Status {
        public static void main(String[] arguments) {
            LabStatus.all(Path.of(arguments[0]), ChildJvm::say)
                    .forEach(submission -> submission
                            .tasks()
                            .forEach(task ->
                                    ChildJvm.say(submission.name() + " " + task.number() + " " + task.state())));
            ChildJvm.say("the end");
        }
    }
}
