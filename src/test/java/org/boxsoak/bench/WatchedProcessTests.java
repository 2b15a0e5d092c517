package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.fake.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedProcessTests {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Ignores every signal that can be ignored, and says when it does. */
    private static final String STUBBORN = "trap '' TERM INT HUP QUIT PIPE; echo deaf; while :; do sleep 1000; done";

    @TempDir
    Path folder;

    @Test
    void output_goes_to_the_log_and_the_exit_code_comes_back() throws Exception {
        Path log = folder.resolve("it's a \"log\"");
        try (WatchedProcess process =
                WatchedProcess.start(List.of("sh", "-c", "echo said; echo moaned >&2; exit 7"), log)) {
            assertThat(process.awaitExit("it ends", LIMIT, new Cancellation())).isEqualTo(7);
        }
        assertThat(log).hasContent("said\nmoaned");
    }

    @Test
    void the_pid_is_the_programs_own() throws Exception {
        try (WatchedProcess process = WatchedProcess.start(List.of("sleep", "1000"), folder.resolve("log"))) {
            Path name = Path.of("/proc/" + process.pid() + "/comm");
            await().atMost(LIMIT).until(() -> Files.readString(name).equals("sleep\n"));
        }
    }

    @Test
    void a_program_that_does_not_exist_ends_with_the_reason_in_the_log() {
        Path log = folder.resolve("log");
        try (WatchedProcess process = WatchedProcess.start(List.of("no-such-program"), log)) {
            assertThat(process.awaitExit("it ends", LIMIT, new Cancellation())).isEqualTo(127);
        }
        assertThat(log).content().contains("no-such-program");
    }

    @Test
    void closing_kills_even_a_program_that_is_deaf_and_what_it_started() {
        WatchedProcess process = startStubborn(folder.resolve("log"));
        List<ProcessHandle> all = family(process.pid());
        assertThat(all).hasSizeGreaterThanOrEqualTo(2);

        process.close();

        awaitDeath(all);
    }

    @Test
    void closing_kills_a_program_that_is_stopped() {
        WatchedProcess process = startStubborn(folder.resolve("log"));
        ProcessStates.signal("STOP", process.pid());

        process.close();

        assertThat(process.isAlive()).isFalse();
        awaitDeath(List.of(process.pid()), "pids");
    }

    @Test
    void a_program_outlives_the_thread_that_started_it() throws Exception {
        CompletableFuture<WatchedProcess> started = new CompletableFuture<>();
        Thread starter = new Thread(() -> started.complete(
                WatchedProcess.start(List.of("sh", "-c", "read x < " + fifo()), folder.resolve("log"))));
        starter.start();
        starter.join();
        try (WatchedProcess process = started.join()) {
            // A signal at the thread's death would have come by the time that a write to the fifo finds its reader.
            Files.writeString(folder.resolve("fifo"), "go\n");
            assertThat(process.awaitExit("it reads the fifo", LIMIT, new Cancellation()))
                    .isZero();
        }
    }

    @Test
    void killing_the_harness_kills_the_program_though_other_children_of_the_harness_live_on() throws Exception {
        try (ChildJvm harness =
                ChildJvm.start(Harness.class, folder.resolve("log").toString())) {
            List<Long> watched = pids(harness.awaitLine("watched: "));
            List<Long> sibling = pids(harness.awaitLine("sibling: "));

            harness.kill();

            awaitDeath(watched, "the watched program and its watchers");
            assertThat(ProcessStates.isAlive(sibling.get(0)))
                    .as("the sibling, which holds what it inherited")
                    .isTrue();
            ProcessStates.signal("KILL", sibling.get(0));
        }
    }

    @Test
    void killing_the_watchers_kills_the_program() {
        WatchedProcess process = startStubborn(folder.resolve("log"));
        ProcessHandle shell =
                ProcessHandle.of(process.pid()).orElseThrow().parent().orElseThrow();
        List<ProcessHandle> all = family(process.pid());
        // First the one that waits for the end of the pipe, so that nobody is left to read it.
        shell.children().filter(c -> c.pid() != process.pid()).forEach(c -> ProcessStates.signal("KILL", c.pid()));

        ProcessStates.signal("KILL", shell.pid());

        awaitDeath(List.of(process.pid()), "the program");
        process.close();
        // Without any watcher, what the program itself has started is nobody's.
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_terminals_interrupt_does_not_reach_the_program() throws Exception {
        try (WatchedProcess process = WatchedProcess.start(List.of("sleep", "1000"), folder.resolve("log"))) {
            assertThat(session(process.pid()))
                    .isNotEqualTo(session(ProcessHandle.current().pid()));
        }
    }

    @Test
    void a_wait_ends_at_its_limit_and_at_a_cancellation() {
        Cancellation cancelled = new Cancellation();
        cancelled.request();
        try (WatchedProcess process = WatchedProcess.start(List.of("sleep", "1000"), folder.resolve("log"))) {
            assertThatThrownBy(() -> process.awaitExit("it ends", Duration.ofMillis(200), new Cancellation()))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("'sleep' did not end within");
            assertThatThrownBy(() -> process.awaitExit("it ends", LIMIT, cancelled))
                    .hasMessageContaining("Cancelled while 'sleep' was running");
        }
    }

    private String fifo() {
        Path fifo = folder.resolve("fifo");
        Programs.run(List.of("mkfifo", fifo.toString()), LIMIT);
        return fifo.toString();
    }

    private static WatchedProcess startStubborn(Path log) {
        WatchedProcess process = WatchedProcess.start(List.of("sh", "-c", STUBBORN), log);
        await().atMost(LIMIT)
                .until(() -> Files.exists(log) && Files.readString(log).contains("deaf"));
        await().atMost(LIMIT).until(() -> family(process.pid()).size() > 1);
        return process;
    }

    private static List<ProcessHandle> family(long pid) {
        ProcessHandle head = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(head), head.descendants()).toList();
    }

    private static void awaitDeath(List<ProcessHandle> processes) {
        awaitDeath(processes.stream().map(ProcessHandle::pid).toList(), "the program's family");
    }

    private static void awaitDeath(List<Long> pids, String what) {
        await(what + " " + pids + " is gone")
                .atMost(LIMIT)
                .until(() -> pids.stream().noneMatch(ProcessStates::isAlive));
    }

    private static String session(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
    }

    private static List<Long> pids(String line) {
        return Arrays.stream(line.substring(line.indexOf(':') + 2).split(" "))
                .map(Long::parseLong)
                .toList();
    }

    /** Watches a deaf program, then starts another child that lives on. */
    static final class Harness {
        public static void main(String[] arguments) throws Exception {
            WatchedProcess process = startStubborn(Path.of(arguments[0]));
            ProcessHandle shell =
                    ProcessHandle.of(process.pid()).orElseThrow().parent().orElseThrow();
            List<ProcessHandle> all = family(shell.pid());
            Process sibling = new ProcessBuilder("sleep", "1000").start();
            ChildJvm.say(
                    "watched: " + all.stream().map(p -> Long.toString(p.pid())).collect(Collectors.joining(" ")));
            ChildJvm.say("sibling: " + sibling.pid());
            new CountDownLatch(1).await();
        }
    }
}
