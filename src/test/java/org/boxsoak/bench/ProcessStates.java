package org.boxsoak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Looks at processes from outside, and sends them signals. */
public final class ProcessStates {
    private ProcessStates() {}

    /** Whether it still runs; a zombie does not, only nobody has asked for its exit code yet. */
    public static boolean isAlive(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends a signal, by the shell's own {@code kill}: a small Debian has no other. */
    public static void signal(String name, long pid) {
        ProgramReply reply = Programs.run(List.of("sh", "-c", "kill -" + name + " " + pid), Duration.ofSeconds(20));
        assertThat(reply.succeeded()).as(reply.output()).isTrue();
    }
}
