package org.boxsoak.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes blocks apart and reads their samples on all cores, and hands what was read on in the order of recording. */
final class BlockOrder<T> {
    /** Each is some megabytes of text. */
    private static final int MOST_AHEAD = 4;

    private static final int MOST_THREADS = 4;

    private final Supplier<Function<RecordedSample, T>> readings;
    private final Consumer<T> sink;
    private final ExecutorService decoder;
    private final Queue<Future<List<T>>> ahead = new ArrayDeque<>();
    private final List<String> damage = new ArrayList<>();

    private BlockOrder(Supplier<Function<RecordedSample, T>> readings, Consumer<T> sink, ExecutorService decoder) {
        this.readings = readings;
        this.sink = sink;
        this.decoder = decoder;
    }

    /**
     * @param blocks hands all blocks to the consumer that it gets, and says what was damaged
     * @param readings gives what reads the samples of one block, in order; many blocks are read at once
     * @return all damage: of the blocks, and of their content
     */
    static <T> List<String> inOrder(
            Function<Consumer<SampleFormat.Block>, List<String>> blocks,
            Supplier<Function<RecordedSample, T>> readings,
            Consumer<T> sink) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService decoder = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "sample-decoder");
            thread.setDaemon(true);
            return thread;
        });
        try {
            BlockOrder<T> order = new BlockOrder<>(readings, sink, decoder);
            List<String> damage = new ArrayList<>(blocks.apply(order::add));
            while (!order.ahead.isEmpty()) {
                order.pass();
            }
            damage.addAll(order.damage);
            return damage;
        } finally {
            decoder.shutdownNow();
        }
    }

    private void add(SampleFormat.Block block) {
        ahead.add(decoder.submit(
                () -> block.samples().stream().map(readings.get()).toList()));
        if (ahead.size() > MOST_AHEAD) {
            pass();
        }
    }

    private void pass() {
        try {
            ahead.remove().get().forEach(sink);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof DamagedBlockException)) {
                throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
            }
            damage.add(e.getCause().getMessage() + "; that block is left out.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a recording was read", e);
        }
    }
}
