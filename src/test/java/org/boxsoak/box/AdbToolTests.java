package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.fake.FakeAdbServer;
import org.boxsoak.fake.FakeAdbServer.Manner;
import org.boxsoak.fake.PrivateAdbServer;
import org.junit.jupiter.api.Test;

class AdbToolTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void two_harnesses_that_start_a_server_at_once_share_it() throws IOException {
        try (var server = PrivateAdbServer.place()) {
            List<AdbTool> harnesses = Stream.generate(() -> new AdbTool(server.address(), new Cancellation()))
                    .limit(2)
                    .toList();
            assertThat(harnesses).noneMatch(AdbTool::isServerRunning);

            CompletableFuture.allOf(harnesses.stream()
                            .map(adb -> CompletableFuture.runAsync(() -> adb.startServer(LONG)))
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(harnesses).allMatch(AdbTool::isServerRunning);
        }
    }

    @Test
    void a_server_that_answers_is_left_alone() throws IOException {
        try (var server = new FakeAdbServer(Manner.ANSWERS)) {
            new AdbTool(server.address(), new Cancellation()).startServer(LONG);
        }
    }

    @Test
    void a_server_of_another_host_is_not_started_from_here() {
        // 192.0.2.1 is kept for documentation and routed nowhere.
        AdbTool adb = new AdbTool(new AdbServer("192.0.2.1", 5037), new Cancellation());

        assertThatThrownBy(() -> adb.startServer(LONG))
                .isInstanceOf(BenchException.class)
                .hasMessageContainingAll("192.0.2.1:5037", "start-server' there");
    }

    @Test
    void a_device_state_has_the_words_of_adb() {
        assertThat(Stream.of("device", "offline", "unauthorized", "recovery", "no permissions"))
                .map(AdbDeviceState::parse)
                .containsExactly(
                        AdbDeviceState.DEVICE,
                        AdbDeviceState.OFFLINE,
                        AdbDeviceState.UNAUTHORIZED,
                        AdbDeviceState.RECOVERY,
                        AdbDeviceState.OTHER);
    }
}
