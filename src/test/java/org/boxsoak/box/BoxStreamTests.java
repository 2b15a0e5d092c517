package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams to this host, as a local box and over the real adb server with an adbd that runs here. */
class BoxStreamTests extends HostOverAdb {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final Cancellation cancellation = new Cancellation();

    enum Link {
        LOCAL,
        ADB
    }

    private Box box(Link link) {
        BoxId id = new BoxId("lab-3");
        Box box = link == Link.LOCAL
                ? new LocalBox(id, cancellation)
                : new AdbBox(id, server.address(), adbd.serial(), cancellation);
        box.connect(LONG);
        return box;
    }

    @ParameterizedTest
    @EnumSource
    void lines_go_there_and_back_while_the_command_runs(Link link) {
        try (Box box = box(link);
                BoxStream stream = box.stream("while read l; do echo \"heard $l\"; done; echo end >&2", LONG)) {
            stream.writeLine("one", LONG);
            assertThat(stream.readLine(LONG)).isEqualTo("heard one");
            stream.writeLine("Gr\u00fc\u00dfe", LONG);
            assertThat(stream.readLine(LONG)).isEqualTo("heard Gr\u00fc\u00dfe");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_end_of_the_command_is_the_end_of_the_stream(Link link) {
        try (Box box = box(link);
                BoxStream stream = box.stream("echo first; printf 'last, without its end'", LONG)) {
            assertThat(stream.readLine(LONG)).isEqualTo("first");
            assertThat(stream.readLine(LONG)).isEqualTo("last, without its end");
            assertThat(stream.readLine(LONG)).isNull();
            assertThat(stream.readLine(SHORT)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closing_it_ends_the_commands_standard_input(Link link) {
        Path ended = folder.resolve("ended");
        try (Box box = box(link)) {
            BoxStream stream = box.stream("echo ready; cat > /dev/null; echo yes > " + ended, LONG);
            assertThat(stream.readLine(LONG)).isEqualTo("ready");

            stream.close();

            await("the command saw its end").atMost(LONG).until(() -> Files.exists(ended));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_command_that_ignores_its_end_is_killed(Link link) {
        try (Box box = box(link)) {
            BoxStream stream = box.stream("echo $$; exec sleep 600", LONG);
            long process = Long.parseLong(String.valueOf(stream.readLine(LONG)));

            stream.close();

            await("the command is killed")
                    .atMost(LONG)
                    .until(() -> ProcessHandle.of(process).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_silent_command_ends_the_wait_and_not_the_stream(Link link) {
        try (Box box = box(link);
                BoxStream stream = box.stream("read l; echo \"$l\"", LONG)) {
            assertThatThrownBy(() -> stream.readLine(SHORT))
                    .isInstanceOfSatisfying(
                            BoxUnreachableException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.DEADLINE))
                    .hasMessageContaining("lab-3")
                    .hasMessageContaining("no line came within 300 ms");

            stream.writeLine("later", LONG);
            assertThat(stream.readLine(LONG)).isEqualTo("later");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancelling_the_run_ends_the_wait(Link link) {
        try (Box box = box(link);
                BoxStream stream = box.stream("cat", LONG)) {
            cancellation.request();

            assertThatThrownBy(() -> stream.readLine(LONG))
                    .isInstanceOfSatisfying(
                            BoxUnreachableException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void much_output_that_nobody_reads_does_not_stop_the_command(Link link) {
        Path ended = folder.resolve("ended");
        try (Box box = box(link);
                BoxStream stream = box.stream("seq 200000; echo yes > " + ended + "; cat > /dev/null", LONG)) {
            await("the command wrote all").atMost(LONG).until(() -> Files.exists(ended));

            // The oldest lines went, the newest are kept.
            String line;
            do {
                line = stream.readLine(LONG);
            } while (!"200000".equals(line));
        }
    }
}
