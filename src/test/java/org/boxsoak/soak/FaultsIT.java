package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.boxsoak.bench.Programs;
import org.boxsoak.record.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the bench in the middle of a run: never the box's fault, and nothing recorded is lost. */
@Tag("virtual-box")
class FaultsIT {
    private static final String PLAN = """
            name: interrupted night
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
    void a_killed_emulator_is_the_benchs_fault() throws Exception {
        Launched run = running();

        run.emulator().destroyForcibly();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.verdict().verdict()).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(run.verdict().explanation()).contains("emulator");
    }

    @Test
    void a_killed_harness_leaves_a_readable_run_that_goes_on_later() throws Exception {
        Launched run = running(PLAN.replace("10m", "25s"));
        ProcessHandle emulator = run.emulator();

        run.harness().destroyForcibly();

        Awaitility.await("the emulator ends with its harness")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !emulator.isAlive());
        Launched judge = Launched.command(folder, "judge", run.runFolder().toString());
        assertThat(judge.exitCode()).as(judge.err()).isEqualTo(4);
        assertThat(judge.out()).contains("undecided").contains("the recording stops without an end");
        assertThat(run.runFolder().resolve("index.html")).content().contains("<svg");

        Path killed = run.runFolder();
        Launched resumed = Launched.command(folder, "run", "--resume", killed.toString());
        resumed.exitCode();

        assertThat(resumed.runFolder()).as("one run, not two").isEqualTo(killed);
        List<String> journal = Files.readAllLines(killed.resolve("journal.jsonl"));
        assertThat(journal).filteredOn(line -> line.contains("\"run-started\"")).hasSize(1);
        assertThat(journal).filteredOn(line -> line.contains("\"run-resumed\"")).hasSize(1);
        assertThat(journal.get(journal.size() - 1)).as(resumed.err()).contains("\"how\":\"complete\"");
        assertThat(run.verdict().explanation()).doesNotContain("stops without an end");
    }

    @Test
    void ctrl_c_ends_the_run_in_order_with_a_report() throws Exception {
        Launched run = running();

        run.harness().destroy();
        run.exitCode();

        assertThat(run.verdict().verdict()).isEqualTo(Outcome.UNDECIDED);
        assertThat(run.runFolder().resolve("journal.jsonl")).content().contains("\"how\":\"cancelled\"");
        assertThat(run.runFolder().resolve("index.html")).content().contains("<svg");
        assertThat(run.runFolder().resolve("allure-results")).isDirectory();
    }

    @Test
    void a_box_that_hangs_without_a_word_is_not_called_a_kernel_fault() throws Exception {
        Launched run = running();

        // Stopped, the emulator keeps its sockets and answers nothing: a hard hang as the bench sees it.
        Programs.run(List.of("kill", "-STOP", String.valueOf(run.emulator().pid())), Duration.ofSeconds(10));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.verdict().explanation()).contains("did not come back");
    }

    @Test
    void a_full_disk_ends_the_run_with_one_sentence_and_keeps_what_was_recorded() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        boolean mounted = Programs.run(
                        List.of("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString()),
                        Duration.ofSeconds(10))
                .succeeded();
        Assumptions.assumeTrue(mounted, "mounting a small file system needs root");
        try {
            Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
            Launched run = Launched.command(folder, "run", plan.toString(), "--reports", small.toString());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.err()).contains("Make room on the host's disk");
        } finally {
            Programs.run(List.of("umount", "-l", small.toString()), Duration.ofSeconds(10));
        }
    }

    @Test
    void a_taken_port_is_said_and_no_run_is_started() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path bench = Files.writeString(
                    folder.resolve("bench.yaml"),
                    "name: x\nbox: { virtual: { port: " + taken.getLocalPort() + " } }\n");
            Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
            Launched run = Launched.run(folder, plan.toString(), "--bench", bench.toString());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.err()).contains("127.0.0.1:" + taken.getLocalPort() + " is taken");
            assertThat(folder.resolve("reports")).doesNotExist();
        }
    }

    private Launched running() throws Exception {
        return running(PLAN);
    }

    private Launched running(String text) throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), text);
        Launched run = Launched.run(folder, plan.toString());
        run.awaitWords("workload");
        Awaitility.await("some samples are recorded")
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    Path samples = run.runFolder().resolve("samples/tail-1.bxs");
                    return Files.exists(samples) && Files.size(samples) > 10_000;
                });
        return run;
    }
}
