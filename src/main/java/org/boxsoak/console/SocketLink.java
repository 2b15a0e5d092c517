package org.boxsoak.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A console on a connected socket; reader and writer wait for it apart from one another. */
final class SocketLink implements ConsoleLink {
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final Selector readable;

    private SocketLink(SocketChannel channel, Selector readable) {
        this.channel = channel;
        this.readable = readable;
    }

    static SocketLink on(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            Selector readable = Selector.open();
            channel.register(readable, SelectionKey.OP_READ);
            return new SocketLink(channel, readable);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        readable.selectedKeys().clear();
        readable.select(LONGEST_WAIT.toMillis());
        return channel.read(ByteBuffer.wrap(buffer));
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try (Selector writable = Selector.open()) {
            channel.register(writable, SelectionKey.OP_WRITE);
            while (left.hasRemaining()) {
                writable.selectedKeys().clear();
                if (channel.write(left) == 0 && writable.select(WRITE_LIMIT.toMillis()) == 0) {
                    throw new IOException("the other side took nothing for " + WRITE_LIMIT.toSeconds() + " s");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (readable) {
            channel.close();
        }
    }
}
