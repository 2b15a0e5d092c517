package org.boxsoak.box;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One direction of an {@link AdbPipe}. */
final class PipeDirection {
    private final SocketChannel from;
    private final SocketChannel to;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private boolean fromHasEnded;

    PipeDirection(SocketChannel from, SocketChannel to) {
        this.from = from;
        this.to = to;
    }

    /** Moves what can be moved now; false when the sender has ended and all that it sent is passed on. */
    boolean carry() throws IOException {
        int moved;
        do {
            moved = fromHasEnded ? 0 : Math.max(0, read());
            buffer.flip();
            moved += to.write(buffer);
            buffer.compact();
        } while (moved > 0);
        return !fromHasEnded || buffer.position() > 0;
    }

    private int read() throws IOException {
        int count = from.read(buffer);
        fromHasEnded = count < 0;
        return count;
    }

    int readInterest() {
        return !fromHasEnded && buffer.hasRemaining() ? SelectionKey.OP_READ : 0;
    }

    int writeInterest() {
        return buffer.position() > 0 ? SelectionKey.OP_WRITE : 0;
    }
}
