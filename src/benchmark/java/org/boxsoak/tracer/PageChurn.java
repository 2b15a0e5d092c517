package org.boxsoak.tracer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** Pages of this host that come and go at a set rate: a file in memory that is written and cut off again, a hundred times a second. */
final class PageChurn implements AutoCloseable {
    private static final int PAGE = 4096;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Path file;
    private final Thread thread;
    private volatile boolean ended;
    private volatile long pages;
    private long pagesBefore;
    private long nanosBefore;

    PageChurn(int perSecond) throws IOException {
        file = Files.createTempFile(Path.of("/dev/shm"), "churn", "");
        thread = new Thread(() -> churn(perSecond), "churn");
        thread.start();
    }

    private void churn(int perSecond) {
        ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            long taken = 0;
            while (!ended) {
                long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
                // Without the processor for long, the lost time is not made up for.
                long most = Math.min(due - taken, perSecond / 10);
                for (long i = 0; i < most; i++) {
                    page.clear();
                    channel.write(page);
                }
                taken = due;
                pages += Math.max(0, most);
                channel.truncate(0);
                channel.position(0);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time that a page cost the thread that takes it and gives it back, in microseconds, since this was asked last. */
    double microsPerPage() {
        long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
        long count = pages;
        double micros = (nanos - nanosBefore) / 1e3 / Math.max(1, count - pagesBefore);
        nanosBefore = nanos;
        pagesBefore = count;
        return micros;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.delete(file);
    }
}
