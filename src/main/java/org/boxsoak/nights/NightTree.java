package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.boxsoak.bench.BenchException;

/**
 * A tree of runs, as histories.
 *
 * @param histories by box, then by plan
 * @param unfinished folders without a verdict: runs that go on, or whose harness was killed
 * @param damaged what could not be read, one sentence each; the rest stands
 */
public record NightTree(List<BoxHistory> histories, List<String> unfinished, List<String> damaged) {
    private static final int CHUNK = 512;

    public NightTree {
        histories = List.copyOf(histories);
        unfinished = List.copyOf(unfinished);
        damaged = List.copyOf(damaged);
    }

    /** @throws BenchException when one of the folders cannot be listed */
    public static NightTree read(RunFolders runs) {
        int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            Reader reader = new Reader(pool, new Semaphore(4 * workers));
            runs.each(reader::add, reader::cannotRead);
            reader.flush();
            return reader.end();
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class Reader {
        private final Map<String, BoxHistory> histories = new HashMap<>();
        private final List<String> unfinished = new ArrayList<>();
        private final List<String> damaged = new ArrayList<>();
        private final ExecutorService pool;
        private final Semaphore places;
        private List<Path> chunk = new ArrayList<>(CHUNK);
        private final List<Future<?>> tasks = new ArrayList<>();

        private Reader(ExecutorService pool, Semaphore places) {
            this.pool = pool;
            this.places = places;
        }

        private void add(Path folder) {
            chunk.add(folder);
            if (chunk.size() == CHUNK) {
                flush();
            }
        }

        private synchronized void cannotRead(String why) {
            damaged.add(why);
        }

        private void flush() {
            List<Path> work = chunk;
            chunk = new ArrayList<>(CHUNK);
            places.acquireUninterruptibly();
            tasks.add(pool.submit(() -> {
                try {
                    read(work);
                } finally {
                    places.release();
                }
            }));
        }

        private void read(List<Path> folders) {
            List<NightFile.Found> nights = new ArrayList<>(folders.size());
            List<String> names = new ArrayList<>(folders.size());
            List<String> open = new ArrayList<>();
            List<String> broken = new ArrayList<>();
            for (Path folder : folders) {
                try {
                    NightFile.Found night = NightFile.read(folder);
                    if (night == null) {
                        open.add(folder.toString());
                    } else {
                        nights.add(night);
                        names.add(folder.toString());
                    }
                } catch (IOException e) {
                    broken.add(String.valueOf(e.getMessage()));
                }
            }
            synchronized (this) {
                for (int i = 0; i < nights.size(); i++) {
                    NightFile.Found night = nights.get(i);
                    histories
                            .computeIfAbsent(
                                    night.box() + "\0" + night.plan(), k -> new BoxHistory(night.plan(), night.box()))
                            .add(night.night(), names.get(i));
                }
                unfinished.addAll(open);
                damaged.addAll(broken);
            }
        }

        private NightTree end() {
            for (var task : tasks) {
                try {
                    task.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new BenchException("Interrupted while reading the nights.", e);
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
            unfinished.sort(Comparator.naturalOrder());
            damaged.sort(Comparator.naturalOrder());
            return new NightTree(
                    histories.values().stream()
                            .map(BoxHistory::sorted)
                            .sorted(Comparator.comparing(BoxHistory::box).thenComparing(BoxHistory::plan))
                            .toList(),
                    unfinished,
                    damaged);
        }
    }
}
