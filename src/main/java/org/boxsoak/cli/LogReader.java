package org.boxsoak.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.boxsoak.klog.ScannedChunk;
import org.jspecify.annotations.Nullable;

/** Reads a large log ahead of who takes it, in pieces that were already searched; memory stays at a few megabytes. */
final class LogReader implements AutoCloseable {
    private static final int CHUNK = 1 << 20;
    private static final int THREADS = 2;
    private static final int AHEAD = 6;

    private final FileChannel file;
    private final ExecutorService readers;
    private final Deque<Future<@Nullable ScannedChunk>> ahead = new ArrayDeque<>();
    private long position;

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

    /** The next piece; null at the end. */
    @Nullable
    ScannedChunk next() throws IOException {
        order();
        try {
            return ahead.removeFirst().get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause().getMessage()), e);
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
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position() == 0 ? null : ScannedChunk.of(buffer.array(), buffer.position());
    }
}
