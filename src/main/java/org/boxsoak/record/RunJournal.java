package org.boxsoak.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.HostLock;

/** Appends what happens to journal.jsonl, on disk before anything is decided from it. Safe for many threads. */
public final class RunJournal implements AutoCloseable {
    private final Timeline timeline;
    private final FileChannel file;
    private final HostLock lock;
    private final Path lockFile;
    private final List<Consumer<JournalLine>> listeners = new CopyOnWriteArrayList<>();

    private RunJournal(Timeline timeline, FileChannel file, HostLock lock, Path lockFile) {
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
            FileChannel file = FileChannel.open(
                    folder.journal(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            endLastLine(file);
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
    private static void endLastLine(FileChannel file) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        if (file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n') {
            file.write(ByteBuffer.wrap(new byte[] {'\n'}), file.size());
        }
        file.position(file.size());
    }

    /** Tells {@code listener} of every line from now on, after it is on disk. */
    public void follow(Consumer<JournalLine> listener) {
        listeners.add(listener);
    }

    /**
     * Appends the event at the present moment.
     *
     * @throws BenchException when the host's disk refuses
     */
    public synchronized JournalLine add(RunEvent event) {
        JournalLine line = new JournalLine(timeline.at(), timeline.wall(), event);
        ByteBuffer bytes = ByteBuffer.wrap((JournalFormat.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
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
