package org.boxsoak.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that only grows. Not a channel, on purpose: an interrupted thread that writes to one closes it for all the others ({@link
 * java.nio.channels.InterruptibleChannel}), and at a run's end threads are interrupted while others still have something to record.
 */
final class AppendedFile implements AutoCloseable {
    private final FileOutputStream out;

    private AppendedFile(FileOutputStream out) {
        this.out = out;
    }

    /** Opens the file behind what it holds, or makes it. */
    static AppendedFile open(Path path) throws IOException {
        return new AppendedFile(new FileOutputStream(path.toFile(), true));
    }

    /** Hands all bytes to the operating system: they outlive this process. */
    void append(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Waits until all that was appended is on disk: it outlives the host. */
    void sync() throws IOException {
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
