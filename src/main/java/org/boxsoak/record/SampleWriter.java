package org.boxsoak.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.boxsoak.bench.BenchException;
import org.jspecify.annotations.Nullable;

/**
 * Appends samples to the run's sample files; what {@link #write} has returned from is readable whatever happens next. See {@link
 * SampleFormat}.
 */
public final class SampleWriter implements AutoCloseable {
    /** A block is worth six minutes at one reading a second: what a flipped bit may cost. */
    private static final int MOST_READINGS = 360;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** One for all boxes of this process: making a long block takes memory and a core for a moment, and nothing waits for it. */
    private static final ExecutorService SETTLER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sample-settler");
        thread.setDaemon(true);
        return thread;
    });

    private final RunFolder folder;
    private @Nullable Duration begun;
    private Future<?> settling = CompletableFuture.completedFuture(null);
    private long tail;
    private AppendedFile file;
    private int readings;

    private SampleWriter(RunFolder folder, long tail) throws IOException {
        this.folder = folder;
        this.tail = tail;
        this.file = appending(folder.tails().file(tail));
    }

    /** Goes on behind what is there; tails of a harness that was killed become long blocks first. */
    public static SampleWriter open(RunFolder folder) {
        try {
            long latest = Files.exists(folder.samples()) ? SampleReader.mendEnd(folder.samples()) : 0;
            for (Map.Entry<Long, Path> old : folder.tails().existing().entrySet()) {
                if (old.getKey() > latest) {
                    settleTail(folder, old.getKey(), old.getValue());
                    latest = old.getKey();
                } else {
                    Files.deleteIfExists(old.getValue());
                }
            }
            return new SampleWriter(folder, latest + 1);
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }

    private static void settleTail(RunFolder folder, long number, Path tail) throws IOException {
        List<RawSample> samples = new ArrayList<>();
        List<String> damage = SampleReader.readTail(tail, samples::add);
        settle(folder, number, samples);
        if (!damage.isEmpty()) {
            // What cannot be read today may be of use to a person.
            Files.move(tail, tail.resolveSibling("tail-" + number + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(tail);
    }

    private static void settle(RunFolder folder, long number, List<RawSample> samples) throws IOException {
        if (samples.isEmpty()) {
            return;
        }
        try (AppendedFile file = appending(folder.samples())) {
            file.append(SampleFormat.longBlock(number, samples));
            file.sync();
        }
    }

    /**
     * Appends these samples as one block.
     *
     * @throws BenchException when the host's disk refuses; what was written before stays readable
     */
    public synchronized void write(List<RawSample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        try {
            file.append(SampleFormat.shortBlock(samples));
            readings++;
            Duration at = samples.get(0).at();
            begun = begun == null ? at : begun;
            if (readings >= MOST_READINGS || at.minus(begun).compareTo(LONGEST) > 0) {
                awaitSettled();
                settle();
                tail++;
                file = appending(folder.tails().file(tail));
            }
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }

    /** Has one long block made of the tail; the tail is removed when that block is on disk. */
    private void settle() throws IOException {
        file.close();
        long full = tail;
        settling = SETTLER.submit(() -> {
            settleTail(folder, full, folder.tails().file(full));
            return null;
        });
        readings = 0;
        begun = null;
    }

    /** Waits for the long block under way. A thread that is interrupted at the run's end still has to leave a whole recording. */
    void awaitSettled() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    settling.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static AppendedFile appending(Path path) throws IOException {
        boolean isNew = !Files.exists(path) || Files.size(path) == 0;
        AppendedFile file = AppendedFile.open(path);
        if (isNew) {
            file.append(SampleFormat.HEAD);
        }
        return file;
    }

    @Override
    public synchronized void close() {
        try {
            awaitSettled();
            settle();
            awaitSettled();
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.samples(), e);
        }
    }
}
