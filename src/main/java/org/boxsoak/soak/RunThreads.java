package org.boxsoak.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;

/** Owns the threads of a run: one of them failing (a full disk, say) ends the run, and none of them outlives it. */
final class RunThreads implements AutoCloseable {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

    private final String box;
    private final Cancellation stop;
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    /** @param stop ends every thread; requested also when one of them fails */
    RunThreads(String box, Cancellation stop) {
        this.box = box;
        this.stop = stop;
    }

    /** Starts work that goes on until the end of the run; its failure is told by {@link #end}. */
    void start(String name, Runnable work) {
        running.add(submit(name, work));
    }

    /** Starts work that {@link #join} waits for. */
    Future<?> submit(String name, Runnable work) {
        return threads.submit(() -> {
            Thread.currentThread().setName(name + "-" + box);
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                stop.request();
                throw e;
            }
        });
    }

    /**
     * Waits until the work is done.
     *
     * @throws BenchException what it failed with
     */
    static void join(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new BenchException("" + e.getCause(), e.getCause());
        }
    }

    /**
     * Ends all threads.
     *
     * @throws BenchException what the first failing one failed with
     */
    void end() {
        stop.request();
        for (Future<?> future : running) {
            try {
                future.get(LONGEST_GOODBYE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException e) {
                // Its own deadline ends it; it is a daemon and writes nothing once the journal is closed.
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException r
                        ? r
                        : new BenchException("" + e.getCause(), e.getCause());
            }
        }
    }

    @Override
    public void close() {
        stop.request();
        threads.shutdownNow();
    }
}
