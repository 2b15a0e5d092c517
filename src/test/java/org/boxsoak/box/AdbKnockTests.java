package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.fake.HostAdbd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdbKnockTests {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void an_adbd_answers(@TempDir Path folder) throws IOException {
        try (HostAdbd adbd = HostAdbd.start(folder)) {
            assertThat(isAnswered(adbd.port(), LONG)).isTrue();
        }
    }

    @Test
    void nobody_answers_at_a_closed_port_or_at_an_unknown_host() {
        assertThat(isAnswered(1, LONG)).isFalse();
        assertThat(AdbKnock.isAnswered(InetSocketAddress.createUnresolved("box.invalid", 5555), limit(LONG)))
                .isFalse();
    }

    @Test
    void one_who_listens_and_says_nothing_is_not_waited_for() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(isAnswered(silent.getLocalPort(), SHORT)).isFalse();
        }
    }

    @Test
    void one_who_hangs_up_is_no_adbd() throws IOException {
        assertThat(isAnsweredWith("")).isFalse();
    }

    @Test
    void one_who_speaks_something_else_is_no_adbd() throws IOException {
        assertThat(isAnsweredWith("HTTP/1.1 400 Bad Request\r\n\r\n")).isFalse();
    }

    private static boolean isAnsweredWith(String words) throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answered = CompletableFuture.supplyAsync(() -> isAnswered(door.getLocalPort(), LONG));
            try (var peer = door.accept()) {
                peer.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                peer.shutdownOutput();
                return answered.join();
            }
        }
    }

    private static boolean isAnswered(int port, Duration limit) {
        return AdbKnock.isAnswered(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), limit(limit));
    }

    private static CallLimit limit(Duration limit) {
        return new CallLimit(limit, new Cancellation());
    }
}
