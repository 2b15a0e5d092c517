package org.boxsoak.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.HostPackages;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.Programs;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RelayContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real pdudaemon on this host's loopback, with a PDU that writes a file. */
class PdudaemonRelayTests {
    private static final HostPackage PDUDAEMON = HostPackage.program("pdudaemon");

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private Process daemon;
    private int port;

    @BeforeEach
    void start() throws IOException {
        try {
            HostPackages.ofThisHost().require(List.of(PDUDAEMON), "this test", new Cancellation());
        } catch (MissingSetupException | BenchException e) {
            Assumptions.abort("pdudaemon cannot be installed here: " + e.getMessage());
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration =
                Files.writeString(folder.resolve("pdudaemon.conf"), """
                {"daemon": {"hostname": "127.0.0.1", "port": %d, "logging_level": "DEBUG", "listener": "http"},
                 "pdus": {"desk": {"driver": "localcmdline", "cmd_on": "echo 'on %%s' >> %2$s", "cmd_off": "echo 'off %%s' >> %2$s"}}}
                """.formatted(port, folder.resolve("switched")));
        daemon = new ProcessBuilder(
                        Programs.find("pdudaemon").orElseThrow().toString(), "--conf", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await("pdudaemon listens").atMost(Duration.ofSeconds(60)).until(() -> listens() || !daemon.isAlive());
        assertThat(daemon.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        if (daemon != null) {
            Programs.kill(daemon);
            daemon.onExit().join();
        }
    }

    @Test
    void orders_arrive_at_the_pdu_and_an_unknown_pdu_is_refused() throws IOException {
        try (Relay relay = open("desk")) {
            assertThat(relay.state()).isEqualTo(RelayState.UNKNOWN);
            relay.on();
            relay.off();
            await("both orders are carried out").until(() -> switched().size() == 2);
            assertThat(switched()).containsExactly("on 7", "off 7");
            // A pause after each order, since nobody says when it is carried out, and the minimum off time.
            assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(3));
        }
        try (Relay relay = open("cellar")) {
            assertThatThrownBy(relay::on)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("hostname=cellar&port=7", "status 500", "Invalid request");
        }
        stop();
        try (Relay relay = open("desk")) {
            assertThatThrownBy(relay::on)
                    .isInstanceOf(BenchException.class)
                    .hasMessageContainingAll("pdudaemon does not answer", "127.0.0.1:" + port);
        }
    }

    private List<String> switched() throws IOException {
        Path file = folder.resolve("switched");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Relay open(String hostname) {
        return new PdudaemonRelayProvider()
                .open(
                        Map.of("url", "http://127.0.0.1:" + port + "/", "hostname", hostname, "port", "7"),
                        RelayContexts.of(clock));
    }
}
