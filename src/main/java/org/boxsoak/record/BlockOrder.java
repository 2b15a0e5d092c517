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

/** Takes blocks apart on another core than the one that looks at their samples, and keeps their order. */
final class BlockOrder {
    /** Each is some megabytes of text. */
    private static final int MOST_AHEAD = 3;

    private final Consumer<RawSample> sink;
    private final ExecutorService decoder;
    private final Queue<Future<List<RawSample>>> ahead = new ArrayDeque<>();
    private final List<String> damage = new ArrayList<>();

    private BlockOrder(Consumer<RawSample> sink, ExecutorService decoder) {
        this.sink = sink;
        this.decoder = decoder;
    }

    /**
     * @param blocks hands all blocks to the consumer that it gets, and says what was damaged
     * @return all damage: of the blocks, and of their content
     */
    static List<String> inOrder(Function<Consumer<SampleFormat.Block>, List<String>> blocks, Consumer<RawSample> sink) {
        ExecutorService decoder = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sample-decoder");
            thread.setDaemon(true);
            return thread;
        });
        try {
            BlockOrder order = new BlockOrder(sink, decoder);
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
        ahead.add(decoder.submit(block::samples));
        if (ahead.size() > MOST_AHEAD) {
            pass();
        }
    }

    private void pass() {
        try {
            ahead.remove().get().forEach(sink);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof DamagedBlockException)) {
                throw new IllegalStateException(e.getCause());
            }
            damage.add(e.getCause().getMessage() + "; that block is left out.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a recording was read", e);
        }
    }
}
