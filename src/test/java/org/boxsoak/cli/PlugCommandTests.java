package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boxsoak.fake.LcusBoard;
import org.boxsoak.fake.LcusBoard.Variant;
import org.boxsoak.fake.SimulatedBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlugCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void a_serial_board_is_switched_and_says_so() throws IOException {
        LcusBoard firmware = LcusBoard.of(Variant.FEEDBACK, 2);
        try (SimulatedBoard board = SimulatedBoard.plug(folder, firmware)) {
            Path bench = bench("relay: { type: lcus, port: '" + board.port() + "', channel: 2, minimum-off: 0s }");

            assertThat(plug("on", "--bench", bench.toString())).isZero();
            assertThat(firmware.coils().isOn(2)).isTrue();
            assertThat(plug("OFF", "--bench", bench.toString())).isZero();
            assertThat(firmware.coils().isOn(2)).isFalse();
        }
        assertThat(out).hasToString("on, and the relay says on\noff, and the relay says off\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void cycles_unplug_and_plug_again_and_tell_machines() throws IOException {
        Path did = folder.resolve("did");
        Path bench = bench("relay: { type: command, on: 'echo on >> " + did + "', off: 'echo off >> " + did
                + "', minimum-off: 0s }");

        assertThat(plug(
                        "cycle",
                        "--bench",
                        bench.toString(),
                        "--times",
                        "2",
                        "--off",
                        "10ms",
                        "--on",
                        "10ms",
                        "--json"))
                .isZero();

        assertThat(did).hasContent("off\non\noff\non");
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"did\":\"off\",\"relay\":\"unknown\",\"cycle\":1}",
                        "{\"did\":\"on\",\"relay\":\"unknown\",\"cycle\":1}",
                        "{\"did\":\"off\",\"relay\":\"unknown\",\"cycle\":2}",
                        "{\"did\":\"on\",\"relay\":\"unknown\",\"cycle\":2}");
    }

    @Test
    void the_virtual_box_has_nothing_to_plug_without_its_run() {
        assertThat(plug("cycle")).isEqualTo(2);
        assertThat(err.toString()).contains("nothing is running that could be plugged", "boxsoak run", "socket");
    }

    @Test
    void a_named_socket_of_qemu_is_asked() throws IOException {
        Path bench = Files.writeString(
                folder.resolve("bench.yaml"),
                "box: { virtual: {} }\nrelay: { type: qmp, socket: '" + folder.resolve("qmp.sock") + "' }\n");

        assertThat(plug("on", "--bench", bench.toString())).isEqualTo(3);
        assertThat(err.toString()).contains(folder.resolve("qmp.sock") + "", "is not running");
    }

    @Test
    void a_bench_without_a_relay_is_a_usage_error() throws IOException {
        assertThat(plug("on", "--bench", bench("").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no relay");
    }

    @Test
    void a_wrong_setting_is_shown_at_its_place() throws IOException {
        Path bench = bench("relay: { type: lcus, port: /dev/ttyUSB0, channel: 9 }");

        assertThat(plug("on", "--bench", bench.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(bench + ":2:", "'channel' is 9; it must be a number from 1 to 8");
    }

    @Test
    void a_relay_that_fails_is_the_benchs_fault() throws IOException {
        Path bench = bench("relay: { type: command, on: 'exit 3', off: 'true', minimum-off: 0s }");

        assertThat(plug("on", "--bench", bench.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("exit code 3");
    }

    @Test
    void a_wrong_time_or_count_is_a_usage_error() {
        assertThat(plug("cycle", "--times", "0")).isEqualTo(2);
        assertThat(plug("cycle", "--off", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no duration");
    }

    private Path bench(String relay) throws IOException {
        return Files.writeString(folder.resolve("bench.yaml"), "box: { local: {} }\n" + relay + "\n");
    }

    private int plug(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "plug";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return command.execute(all);
    }
}
