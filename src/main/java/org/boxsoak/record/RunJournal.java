package org.boxsoak.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.HostLock;
import org.jspecify.annotations.Nullable;

/** Appends what happens to journal.jsonl, on disk before anything is decided from it. Safe for many threads. */
public final class RunJournal implements AutoCloseable {
    /** More than a time server's corrections, and than a thread waits between two looks at a clock. */
    private static final Duration LEAST_JUMP = Duration.ofSeconds(10);

    private final Timeline timeline;
    private final AppendedFile file;
    private final HostLock lock;
    private final Path lockFile;
    private final List<Consumer<JournalLine>> listeners = new CopyOnWriteArrayList<>();

    /** The wall time of the run's start, by the last line; null before the first. */
    private @Nullable Instant start;

    private RunJournal(Timeline timeline, AppendedFile file, HostLock lock, Path lockFile) {
        this.lock = lock;
        this.lockFile = lockFile;
        this.timeline = timeline;
        this.file = file;
    }

    public static RunJournal open(RunFolder folder, Timeline timeline) {
        HostLock lock = HostLock.tryTake(lock(folder))
                .orElseThrow(() -> new BenchException("Another boxsoak is recording into " + folder.path()
                        + " just now. Wait for its end, or end it with Ctrl-C there."));
        try {
            boolean isCut = endsWithinALine(folder.journal());
            AppendedFile file = AppendedFile.open(folder.journal());
            if (isCut) {
                file.append(new byte[] {'\n'});
            }
            return new RunJournal(timeline, file, lock, lock(folder));
        } catch (IOException e) {
            lock.close();
            throw diskFailed(folder.journal(), e);
        }
    }

    /** Whether a harness is recording into this folder just now. */
    static boolean isLive(RunFolder folder) {
        if (!Files.exists(lock(folder))) {
            return false;
        }
        Optional<HostLock> free = HostLock.tryTake(lock(folder));
        free.ifPresent(HostLock::close);
        return free.isEmpty();
    }

    /** Not the journal itself: whoever closes a file loses its locks on it, and the journal is read while it is written. */
    private static Path lock(RunFolder folder) {
        return folder.path().resolve(".recording");
    }

    /** What a killed harness left of its last line must not swallow the next one. */
    private static boolean endsWithinALine(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - 1));
            int last = file.read();
            return last >= 0 && last != '\n';
        }
    }

    /** Tells {@code listener} of every line from now on, after it is on disk. */
    public void follow(Consumer<JournalLine> listener) {
        listeners.add(listener);
    }

    /**
     * Appends the event at the present moment, behind a line that says so if the host's clock jumped since the line before.
     *
     * @throws BenchException when the host's disk refuses
     */
    public synchronized JournalLine add(RunEvent event) {
        Duration at = timeline.at();
        Instant wall = timeline.wall();
        Duration jump = start == null ? Duration.ZERO : Duration.between(start, wall.minus(at));
        start = wall.minus(at);
        if (jump.abs().compareTo(LEAST_JUMP) > 0) {
            append(new JournalLine(at, wall, new RunEvent.HostClockJumped(jump.toMillis() / 1e3)));
        }
        return append(new JournalLine(at, wall, event));
    }

    private JournalLine append(JournalLine line) {
        try {
            file.append((JournalFormat.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            file.sync();
        } catch (IOException e) {
            throw new BenchException(
                    "The journal cannot be written: " + e.getMessage() + ". Make room on the host's disk.", e);
        }
        listeners.forEach(l -> l.accept(line));
        return line;
    }

    @Override
    public void close() {
        try (lock) {
            file.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            throw new BenchException("The journal cannot be closed: " + e.getMessage() + ".", e);
        }
    }

    static BenchException diskFailed(Path path, IOException e) {
        return new BenchException(
                path + " cannot be written: " + e.getMessage() + ". Make room on the host's disk.", e);
    }
}
