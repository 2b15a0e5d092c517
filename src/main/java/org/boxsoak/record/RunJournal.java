package org.boxsoak.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;

/** Appends what happens to journal.jsonl, on disk before anything is decided from it. Safe for many threads. */
public final class RunJournal implements AutoCloseable {
    private final Timeline timeline;
    private final FileChannel file;
    private final List<Consumer<JournalLine>> listeners = new CopyOnWriteArrayList<>();

    private RunJournal(Timeline timeline, FileChannel file) {
        this.timeline = timeline;
        this.file = file;
    }

    public static RunJournal open(RunFolder folder, Timeline timeline) {
        try {
            return new RunJournal(
                    timeline, FileChannel.open(folder.journal(), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw diskFailed(folder.journal(), e);
        }
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
        try {
            file.close();
        } catch (IOException e) {
            throw new BenchException("The journal cannot be closed: " + e.getMessage() + ".", e);
        }
    }

    static BenchException diskFailed(java.nio.file.Path path, IOException e) {
        return new BenchException(
                path + " cannot be written: " + e.getMessage() + ". Make room on the host's disk.", e);
    }
}
