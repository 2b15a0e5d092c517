package org.boxsoak.box;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A TCP connection whose every step, connecting and writing included, ends with the {@link CallLimit}. */
final class TimedChannel implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;
    private volatile CallLimit limit;

    private TimedChannel(SocketChannel channel, Selector selector, CallLimit limit) {
        this.channel = channel;
        this.selector = selector;
        this.limit = limit;
    }

    static TimedChannel connect(AdbServer server, CallLimit limit) throws IOException {
        return connect(address(server), limit);
    }

    static TimedChannel connect(InetSocketAddress address, CallLimit limit) throws IOException {
        SocketChannel channel = SocketChannel.open();
        TimedChannel timed = null;
        try {
            channel.configureBlocking(false);
            timed = new TimedChannel(channel, Selector.open(), limit);
            if (!channel.connect(address)) {
                do {
                    timed.await(SelectionKey.OP_CONNECT);
                } while (!channel.finishConnect());
            }
            return timed;
        } catch (IOException e) {
            (timed == null ? channel : timed).close();
            throw e;
        }
    }

    static InetSocketAddress address(AdbServer server) throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(server.host());
        }
        return address;
    }

    /** Sets another limit for what is read and written from here on. */
    void limit(CallLimit next) {
        limit = next;
    }

    /** Reads at least one byte, or returns -1 at the end of the stream. */
    int read(ByteBuffer buffer) throws IOException {
        int count;
        while ((count = channel.read(buffer)) == 0) {
            await(SelectionKey.OP_READ);
        }
        return count;
    }

    void write(ByteBuffer bytes) throws IOException {
        write(bytes, selector, limit);
    }

    /** Writes within a limit of its own, while another thread may be reading. */
    void writeBeside(ByteBuffer bytes, CallLimit own) throws IOException {
        try (Selector ownSelector = Selector.open()) {
            write(bytes, ownSelector, own);
        }
    }

    private void write(ByteBuffer bytes, Selector selecting, CallLimit within) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, selecting, within);
            }
        }
    }

    private void await(int operation) throws IOException {
        await(operation, selector, limit);
    }

    private void await(int operation, Selector selecting, CallLimit within) throws IOException {
        channel.register(selecting, operation);
        do {
            if (within.isOver()) {
                throw new CallLimitReachedException();
            }
            selecting.selectedKeys().clear();
        } while (selecting.select(within.nextLookMillis()) == 0);
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }
}
