package org.boxsoak.box;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A loopback pipe between jadb and the adb server, for one command. jadb has no timeouts, hides its socket, ignores
 * interrupts, and leaves its socket open when the server refuses; nothing else can end a call that is stuck. So this pipe
 *
 * <ul>
 *   <li>closes both ends when the {@link CallLimit} is over, whereupon jadb's read returns;
 *   <li>keeps a refusal to itself ({@link #failure()}): jadb sees OKAY and an empty stream, which the caller closes.
 * </ul>
 *
 * <p>A closed pipe leaves neither a thread nor a file open.
 */
final class AdbPipe implements Closeable {
    private final AdbServer server;
    private final CallLimit limit;
    private final Selector selector;
    private final ServerSocketChannel door;
    private final AdbHandshake handshake = new AdbHandshake();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

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
            AdbPipe pipe = new AdbPipe(server, limit, selector, door);
            threads.execute(pipe::carry);
            return pipe;
        } catch (IOException | RuntimeException e) {
            closeAll(door, selector);
            throw e;
        }
    }

    /** Where jadb finds its adb server. */
    int port() {
        return door.socket().getLocalPort();
    }

    /** Why there is no whole answer, as far as it is the server's or the limit's doing. */
    @Nullable
    IOException failure() {
        return failure;
    }

    private void carry() {
        SocketChannel jadb = null;
        try {
            jadb = accept();
            converse(jadb);
        } catch (IOException e) {
            failure = e;
            soothe(jadb);
        } finally {
            closeAll(jadb, door, selector);
            ended.countDown();
        }
    }

    private SocketChannel accept() throws IOException {
        door.register(selector, SelectionKey.OP_ACCEPT);
        SocketChannel accepted;
        // However late: jadb's socket is in our hands only once it is accepted.
        while ((accepted = door.accept()) == null) {
            awaitChannel();
        }
        accepted.configureBlocking(false);
        return accepted;
    }

    private void converse(SocketChannel jadb) throws IOException {
        try (SocketChannel adb = connect()) {
            PipeDirection up = new PipeDirection(jadb, adb);
            PipeDirection down = new PipeDirection(adb, jadb);
            boolean isUp = true;
            boolean isDown = true;
            while (isUp && isDown) {
                isUp = up.carry();
                isDown = !handshake.carry(adb, jadb) || down.carry();
                if (isUp && isDown) {
                    jadb.register(selector, up.readInterest() | down.writeInterest());
                    adb.register(selector, down.readInterest() | up.writeInterest());
                    select();
                }
            }
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel adb = SocketChannel.open();
        try {
            adb.configureBlocking(false);
            if (!adb.connect(TimedChannel.address(server))) {
                adb.register(selector, SelectionKey.OP_CONNECT);
                while (!adb.finishConnect()) {
                    select();
                }
            }
            return adb;
        } catch (IOException e) {
            adb.close();
            throw e;
        }
    }

    /** Lets jadb's call come to its end, so that its socket gets into our hands: with the OKAYs that it still waits for. */
    private void soothe(@Nullable SocketChannel jadb) {
        if (jadb == null || handshake.isDone()) {
            return;
        }
        try {
            jadb.write(handshake.missingOkays());
            jadb.shutdownOutput();
            ByteBuffer unread = ByteBuffer.allocate(4096);
            jadb.register(selector, SelectionKey.OP_READ);
            while (jadb.read(unread.clear()) >= 0) {
                awaitChannel();
            }
        } catch (IOException e) {
            // jadb's end is closed: that was the aim.
        }
    }

    /** Waits for a channel, as long as the limit of the call allows. */
    private void select() throws IOException {
        do {
            if (limit.isOver()) {
                throw new CallLimitReachedException();
            }
        } while (!awaitChannel());
    }

    private boolean awaitChannel() throws IOException {
        // Interrupted: the shell was closed. The flag would end every channel that is touched from here on.
        if (closed || Thread.interrupted()) {
            throw new ClosedChannelException();
        }
        selector.selectedKeys().clear();
        return selector.select(limit.nextLookMillis()) > 0;
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
