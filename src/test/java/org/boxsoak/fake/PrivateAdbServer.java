package org.boxsoak.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.AdbServer;

/** A place for a real adb server that no other harness on this host uses; ended by {@link #close}. */
public record PrivateAdbServer(AdbServer address) implements AutoCloseable {
    public static PrivateAdbServer place() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new PrivateAdbServer(new AdbServer("127.0.0.1", socket.getLocalPort()));
        }
    }

    public void kill() {
        Programs.run(List.of("adb", "-P", String.valueOf(address.port()), "kill-server"), Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        kill();
    }
}
