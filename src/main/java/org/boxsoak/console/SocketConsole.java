package org.boxsoak.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** A console behind a stream socket. */
final class SocketConsole implements ConsoleSource {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    private final String name;
    private final Connecting connecting;

    /** Opens the connection to one kind of address. */
    private interface Connecting {
        SocketChannel connect() throws IOException;
    }

    private SocketConsole(String name, Connecting connecting) {
        this.name = name;
        this.connecting = connecting;
    }

    static SocketConsole unix(Path socket) {
        return new SocketConsole("socket " + socket, () -> SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    static SocketConsole tcp(String host, int port) {
        return new SocketConsole("tcp " + host + ":" + port, () -> connectTcp(host, port));
    }

    private static SocketChannel connectTcp(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("the host " + host + " is not known");
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, (int) CONNECT_LIMIT.toMillis());
            // A terminal server that loses its power says nothing: without probes the console would stay silent for
            // ever.
            channel.socket().setKeepAlive(true);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public ConsoleLink open() throws IOException {
        return SocketLink.on(connecting.connect());
    }

    @Override
    public String describe() {
        return name;
    }
}
