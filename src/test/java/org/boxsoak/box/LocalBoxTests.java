package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBoxTests {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Cancellation cancellation = new Cancellation();
    private final LocalBox box = new LocalBox(new BoxId("this host"), cancellation);

    @Test
    void the_host_says_who_it_is() throws IOException {
        BoxIdentity identity = box.identity(LONG);

        assertThat(identity.kernelRelease())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(identity.build()).isNotEqualTo(BoxIdentity.UNKNOWN);
        assertThat(identity.androidRelease()).isEqualTo(BoxIdentity.UNKNOWN);
    }

    @Test
    void looks_at_one_boot_agree() {
        var clock = new SystemRunClock();

        BootObservation first = box.observe(clock, LONG);
        BootObservation second = box.observe(clock, LONG);

        assertThat(first.bootId()).isEqualTo(box.bootId(LONG)).isEqualTo(second.bootId());
        assertThat(first.uptime()).isLessThanOrEqualTo(box.uptime(LONG));
    }

    @Test
    void a_hanging_command_and_its_children_are_killed_at_the_deadline() {
        long start = System.nanoTime();

        assertThatThrownBy(() -> box.shell().run("sleep 86399 & sleep 86399", Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        BoxUnreachableException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DEADLINE))
                .hasMessageContaining("within 300 ms");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        await("both children are gone")
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .noneMatch(
                                child -> child.info().commandLine().orElse("").contains("86399")));
    }

    @Test
    void a_cancelled_run_ends_a_command() {
        cancellation.request();

        assertThatThrownBy(() -> box.shell().run("sleep 60", LONG))
                .isInstanceOfSatisfying(
                        BoxUnreachableException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    @Test
    void a_background_child_does_not_delay_the_answer() {
        ShellReply reply = box.shell().run("sleep 20 & echo started", LONG);

        assertThat(reply.output()).isEqualTo("started\n");
        assertThat(reply.took()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_file_that_is_not_there_is_told_with_the_box_the_command_and_its_words() {
        assertThatThrownBy(() -> box.readFile("/no such file", LONG))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContainingAll("Box this host", "cat '/no such file'", "exit code 1", "No such file");
    }

    @Test
    void files_are_copied(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "content");

        box.push(source, folder.resolve("pushed").toString(), LONG);
        box.pull(folder.resolve("pushed").toString(), folder.resolve("pulled"), LONG);

        assertThat(folder.resolve("pulled")).hasContent("content");
        assertThatThrownBy(() -> box.pull("/no such file", folder.resolve("other"), LONG))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("/no such file");
    }
}
