package org.boxsoak.box;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Says where the adb server listens, e.g. {@code 127.0.0.1:5037}.
 *
 * @param port 1 to 65535
 */
public record AdbServer(String host, int port) {
    /** The server that the adb program starts by itself. */
    public static final AdbServer USUAL = new AdbServer("127.0.0.1", 5037);

    public AdbServer {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' is no address of an adb server");
        }
    }

    /** Whether its host is this one's loopback. */
    boolean isOnThisHost() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
