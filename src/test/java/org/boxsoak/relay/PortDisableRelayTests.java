package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;
import org.boxsoak.fake.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a real shell on a folder that stands for the box's /sys. */
class PortDisableRelayTests {
    @TempDir
    Path sys;

    @ParameterizedTest
    @CsvSource({
        "1-2, /sys/bus/usb/devices/1-0:1.0/usb1-port2/disable",
        "1-1.4, /sys/bus/usb/devices/1-1:*.0/1-1-port4/disable",
        "2-1.3.10, /sys/bus/usb/devices/2-1.3:*.0/2-1.3-port10/disable"
    })
    void the_port_is_the_one_above_the_module(String location, String file) {
        assertThat(PortDisableLatch.file(location)).isEqualTo(file);
    }

    @Test
    void the_kernels_file_is_written_and_read_back() throws IOException {
        Path file = port("1-1:1.0/1-1-port4");
        try (Relay relay = open("1-1.4")) {
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();
            assertThat(file).hasContent("1");
            assertThat(relay.state()).isEqualTo(RelayState.OFF);
            // The box reboots, which is no fault of the relay's.
            Files.writeString(file, "0\n");
            assertThat(relay.state()).isEqualTo(RelayState.ON);
            relay.off();
            relay.on();
            assertThat(file).hasContent("0");
        }
    }

    @Test
    void a_kernel_without_the_file_is_said() {
        try (Relay relay = open("1-2")) {
            assertThatThrownBy(relay::off)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("USB port 1-2", "no such file", "Linux 6.0", "adb root");
        }
    }

    @Test
    void a_file_that_says_neither_is_said() throws IOException {
        Files.writeString(port("1-0:1.0/usb1-port2"), "maybe");
        try (Relay relay = open("1-2")) {
            assertThatThrownBy(relay::state).isInstanceOf(BenchException.class).hasMessageContaining("has 'maybe'");
        }
    }

    private Path port(String name) throws IOException {
        Path folder = Files.createDirectories(sys.resolve("bus/usb/devices").resolve(name));
        return Files.writeString(folder.resolve("disable"), "0\n");
    }

    private Relay open(String location) {
        return new PortDisableRelayProvider()
                .open(
                        Map.of("location", location),
                        new RelayContext(new SysShell(sys), new ManualClock(), new Cancellation(), Person.nobody()));
    }

    /** A shell that finds the test's folder where the box has /sys. */
    private record SysShell(Path sys) implements BoxShell {
        @Override
        public ShellReply run(String command, Duration deadline) {
            ProgramReply reply = Programs.run(List.of("sh", "-c", command.replace("/sys/", sys + "/")), deadline);
            return new ShellReply(reply.exitCode(), reply.output(), Duration.ZERO);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
