package org.boxsoak.virtualbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.RunClock;

/** Lines over a unix socket, each read with a deadline; a line may come in pieces, and several in one. */
final class QmpLines implements AutoCloseable {
    // QEMU's longest answers (its whole schema) have some 200 kB.
    private static final int LONGEST_LINE = 4 << 20;

    private final Path socket;
    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final Deque<String> whole = new ArrayDeque<>();

    private QmpLines(Path socket, SocketChannel channel, Selector selector) {
        this.socket = socket;
        this.channel = channel;
        this.selector = selector;
    }

    static QmpLines connect(Path socket) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                // Not blocking from the start: a connect would hang while the other side's queue is full.
                channel.configureBlocking(false);
                if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                    throw new IOException("its queue is full");
                }
                Selector selector = Selector.open();
                channel.register(selector, SelectionKey.OP_READ);
                return new QmpLines(socket, channel, selector);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BenchException(
                    "QEMU does not listen at " + socket + " (" + e.getMessage() + "): the virtual box is not running.",
                    e);
        }
    }

    Path socket() {
        return socket;
    }

    void send(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            channel.write(bytes);
        } catch (IOException e) {
            throw closed(e);
        }
        if (bytes.hasRemaining()) {
            throw new BenchException("QEMU takes no commands at " + socket + ": it hangs, or is stopped.");
        }
    }

    /**
     * The next line without its end.
     *
     * @param complaint begins the message when none comes: "QEMU did not greet"
     * @param end the moment on the clock up to which it is awaited
     */
    String next(String complaint, Duration end, RunClock clock) {
        try {
            while (whole.isEmpty()) {
                Duration left = end.minus(clock.elapsed());
                if (left.isNegative() || left.isZero()) {
                    throw new BenchException(complaint + " at " + socket
                            + " in time. It hangs, is stopped, or serves another client of that socket.");
                }
                selector.select(Math.max(1, left.toMillis()));
                selector.selectedKeys().clear();
                read();
            }
        } catch (IOException e) {
            throw closed(e);
        }
        return whole.remove();
    }

    private void read() throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("end of stream");
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next != '\n') {
                begun.write(next);
            } else if (begun.size() > 0) {
                whole.add(begun.toString(StandardCharsets.UTF_8).strip());
                begun.reset();
            }
        }
        if (begun.size() > LONGEST_LINE) {
            throw new BenchException("What listens at " + socket + " does not speak QMP: a line of more than "
                    + LONGEST_LINE + " bytes.");
        }
    }

    private BenchException closed(IOException cause) {
        return new BenchException(
                "QEMU closed its control socket " + socket + " (" + cause.getMessage()
                        + "): the virtual box has ended.",
                cause);
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            throw closed(e);
        }
    }
}
