package org.boxsoak.virtualbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;
import org.boxsoak.bench.BenchException;

/** Finds ports of this host's loopback that nobody listens on. */
final class AdbPort {
    // Below the range from which Linux takes ports for outgoing connections (ip_local_port_range, 32768 and up): the
    // adb server that
    // calls a box without power again and again could else be given the very port that it calls, and so take it from
    // the box.
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int TRIES = 100;

    private AdbPort() {}

    /** Any free one; by the time it is used somebody else may have it. */
    static int anyFree() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int tries = 0; tries < TRIES; tries++) {
            int port = random.nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BenchException("This host has no free port from " + FIRST + " to " + END
                + " on loopback ('ss -ltn' lists who listens). Name one for adb in the bench.");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As QEMU does: a port whose last connections are still in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
