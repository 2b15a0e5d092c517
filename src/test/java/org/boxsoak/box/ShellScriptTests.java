package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.Test;

class ShellScriptTests {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final LocalShell shell = new LocalShell(new BoxId("this host"), new Cancellation());

    @Test
    void a_script_is_ended() throws IOException {
        ShellScript script = ShellScript.of("sleep 86396; true");
        Process process = new ProcessBuilder("setsid", "sh", "-c", script.text()).start();

        shell.run(script.commandThatEnds((int) process.pid()), LONG);

        assertThat(process.onExit()).succeedsWithin(LONG);
    }

    @Test
    void another_process_with_the_number_of_the_script_is_left_alone() throws IOException {
        Process process = new ProcessBuilder("setsid", "sleep", "86395").start();

        ShellReply reply = shell.run(ShellScript.of("true").commandThatEnds((int) process.pid()), LONG);

        assertThat(reply.succeeded()).isFalse();
        assertThat(process.isAlive()).isTrue();
        Programs.kill(process);
    }

    @Test
    void a_script_is_ascii_whatever_the_command_is() {
        assertThat(ShellScript.of("echo '\u20ac \\ \ud83d\udcfa'").text()).isASCII();
    }
}
