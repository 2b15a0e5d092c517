package org.boxsoak.virtualbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.boxsoak.bench.BenchException;

/** Finds ports of this host's loopback that nobody listens on. */
final class AdbPort {
    private AdbPort() {}

    /** Any free one; by the time it is used somebody else may have it. */
    static int anyFree() {
        try (ServerSocket socket = listenOn(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("This host has no free port on loopback: " + e.getMessage() + ".", e);
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = listenOn(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listenOn(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        // As QEMU does: a port whose last connections are still in TIME_WAIT is free.
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
