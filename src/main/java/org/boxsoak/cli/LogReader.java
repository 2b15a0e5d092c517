package org.boxsoak.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.boxsoak.klog.ScannedChunk;
import org.jspecify.annotations.Nullable;

/** Reads a large log ahead of who takes it, in pieces that were already searched; memory stays at a few megabytes. */
final class LogReader implements AutoCloseable {
    /** Small enough that what is read stays in the processor's cache while it is searched. */
    private static final int CHUNK = 1 << 18;

    private static final int THREADS = 2;
    private static final int AHEAD = 8;

    private final FileChannel file;
    private final ExecutorService readers;
    private final Deque<Future<@Nullable ScannedChunk>> ahead = new ArrayDeque<>();
    /** Arrays whose chunks were taken: new ones would have to be cleared, which takes as long as reading. */
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

    private long position;
    private @Nullable ScannedChunk taken;

    LogReader(FileChannel file, long position) {
        this.file = file;
        this.position = position;
        this.readers = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "log-reader");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < AHEAD; i++) {
            order();
        }
    }

    /** The next piece; null at the end. It is valid until the next call. */
    @Nullable
    ScannedChunk next() throws IOException {
        if (taken != null) {
            spare.add(taken.bytes());
        }
        order();
        try {
            taken = ahead.removeFirst().get();
            return taken;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading was interrupted", e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    private void order() {
        long from = position;
        position += CHUNK;
        ahead.addLast(readers.submit(() -> read(from)));
    }

    private @Nullable ScannedChunk read(long from) throws IOException {
        byte[] used = spare.poll();
        ByteBuffer buffer = ByteBuffer.wrap(used == null ? new byte[CHUNK] : used);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position() == 0 ? null : ScannedChunk.of(buffer.array(), buffer.position());
    }
}
