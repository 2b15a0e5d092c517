package org.boxsoak.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.ByteStream;
import org.boxsoak.box.ShellReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxTracerTests {
    private static final TraceRequest REQUEST = TraceRequest.lasting(Duration.ofSeconds(7), 6, Duration.ZERO);

    @TempDir
    private Path folder;

    @Test
    void a_shell_that_is_not_root_is_refused_and_asked_for_nothing_else() {
        AnsweringBox box = new AnsweringBox("1000", 0);

        TraceRefusedException refused = refused(box);

        assertThat(refused.code()).isEqualTo("root");
        assertThat(refused).hasMessageContaining("nothing was changed").hasMessageContaining("adb root");
        assertThat(box.asked).containsExactly("id -u");
        assertThat(folder.resolve("trace.lines.gz")).doesNotExist();
    }

    @Test
    void a_kernel_without_tracefs_is_refused() {
        AnsweringBox box = new AnsweringBox("0", 1);

        TraceRefusedException refused = refused(box);

        assertThat(refused.code()).isEqualTo("tracefs");
        assertThat(box.asked).containsExactly("id -u", "grep -q tracefs /proc/filesystems");
    }

    @Test
    void a_recording_that_was_cut_off_is_read_up_to_there() throws Exception {
        Path file = folder.resolve("trace.lines.gz");
        try (TraceFile recording = TraceFile.create(file)) {
            recording.add("h 1 2 4096 99");
            recording.add("w b 0");
            recording.add("w e f4240");
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));

        assertThat(TraceFile.read(file).trace().windows()).hasSize(1);
    }

    private TraceRefusedException refused(Box box) {
        return catchThrowableOfType(
                TraceRefusedException.class,
                () -> BoxTracer.trace(box, REQUEST, folder.resolve("trace.lines.gz"), w -> {}, new Cancellation()));
    }

    /** A box that says who it is, and whether it has tracefs, and fails at everything else. */
    private static final class AnsweringBox implements Box, BoxShell {
        final List<String> asked = new ArrayList<>();
        private final String user;
        private final int tracefs;

        AnsweringBox(String user, int tracefs) {
            this.user = user;
            this.tracefs = tracefs;
        }

        @Override
        public ShellReply run(String command, Duration deadline) {
            asked.add(command);
            return switch (command) {
                case "id -u" -> new ShellReply(0, user + "\n", Duration.ZERO);
                case "grep -q tracefs /proc/filesystems" -> new ShellReply(tracefs, "", Duration.ZERO);
                default -> throw new AssertionError("asked for " + command);
            };
        }

        @Override
        public BoxId id() {
            return new BoxId("answering");
        }

        @Override
        public BoxShell shell() {
            return this;
        }

        @Override
        public ByteStream bytes(String command, Duration deadline) {
            throw new AssertionError("started " + command);
        }

        @Override
        public BoxStream stream(String command, Duration deadline) {
            throw new AssertionError("started " + command);
        }

        @Override
        public void push(Path from, String to, Duration deadline) {
            throw new AssertionError("pushed " + from);
        }

        @Override
        public void pull(String from, Path to, Duration deadline) {
            throw new AssertionError("pulled " + from);
        }

        @Override
        public void connect(Duration deadline) {}

        @Override
        public void close() {}
    }
}
