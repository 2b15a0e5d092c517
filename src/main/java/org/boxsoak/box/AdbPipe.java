package org.boxsoak.box;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A loopback pipe between jadb and the adb server, for one connection. jadb has no timeouts, hides its socket and ignores
 * interrupts, so nothing else can end a call that is stuck: when the {@link CallLimit} is over this pipe closes both ends,
 * and jadb's read or write returns with an error. Closing the pipe leaves neither thread nor file open.
 */
final class AdbPipe implements Closeable {
    private final AdbServer server;
    private final CallLimit limit;
    private final Selector selector;
    private final ServerSocketChannel door;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile boolean limitReached;
    private volatile @Nullable IOException serverFailure;

    private AdbPipe(AdbServer server, CallLimit limit, Selector selector, ServerSocketChannel door) {
        this.server = server;
        this.limit = limit;
        this.selector = selector;
        this.door = door;
    }

    static AdbPipe open(AdbServer server, CallLimit limit, ExecutorService threads) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel door = null;
        try {
            door = ServerSocketChannel.open();
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            AdbPipe pipe = new AdbPipe(server, limit, selector, door);
            threads.execute(pipe::carry);
            return pipe;
        } catch (IOException | RuntimeException e) {
            if (door != null) {
                door.close();
            }
            selector.close();
            throw e;
        }
    }

    int port() {
        return door.socket().getLocalPort();
    }

    /** Whether the pipe ended the call because its limit was over. */
    boolean isLimitReached() {
        return limitReached;
    }

    /** How the connection to the adb server failed, if it did. */
    @Nullable
    IOException serverFailure() {
        return serverFailure;
    }

    private void carry() {
        SocketChannel jadb = null;
        SocketChannel adb = null;
        try {
            jadb = accept();
            door.close();
            adb = jadb == null ? null : connect();
            if (jadb != null && adb != null) {
                carry(jadb, adb);
            }
        } catch (IOException e) {
            serverFailure = adb == null && jadb != null ? e : null;
        } finally {
            closeAll(jadb, adb, door, selector);
            ended.countDown();
        }
    }

    private @Nullable SocketChannel accept() throws IOException {
        while (select()) {
            SocketChannel accepted = door.accept();
            if (accepted != null) {
                accepted.configureBlocking(false);
                return accepted;
            }
        }
        return null;
    }

    private @Nullable SocketChannel connect() throws IOException {
        SocketChannel adb = SocketChannel.open();
        try {
            adb.configureBlocking(false);
            if (adb.connect(TimedChannel.address(server))) {
                return adb;
            }
            adb.register(selector, SelectionKey.OP_CONNECT);
            while (select()) {
                if (adb.finishConnect()) {
                    return adb;
                }
            }
            adb.close();
            return null;
        } catch (IOException e) {
            adb.close();
            throw e;
        }
    }

    private void carry(SocketChannel jadb, SocketChannel adb) throws IOException {
        PipeDirection up = new PipeDirection(jadb, adb);
        PipeDirection down = new PipeDirection(adb, jadb);
        while (up.carry() & down.carry()) {
            jadb.register(selector, up.readInterest() | down.writeInterest());
            adb.register(selector, down.readInterest() | up.writeInterest());
            if (!select()) {
                return;
            }
        }
    }

    /** Waits for a channel; false when the pipe was closed or the limit of the call is over. */
    private boolean select() throws IOException {
        while (!closed) {
            if (limit.isOver()) {
                limitReached = true;
                return false;
            }
            selector.selectedKeys().clear();
            if (selector.select(limit.nextLookMillis()) > 0) {
                return true;
            }
        }
        return false;
    }

    private static void closeAll(@Nullable Closeable... closeables) {
        for (Closeable closeable : closeables) {
            try {
                if (closeable != null) {
                    closeable.close();
                }
            } catch (IOException e) {
                // The connection is thrown away: how it ended no longer matters.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
