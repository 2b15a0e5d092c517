package org.boxsoak.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;

/** This Linux host as the box, without adb. */
public final class LocalBox implements Box {
    private final BoxId id;
    private final LocalShell shell;
    private final Cancellation cancellation;

    public LocalBox(BoxId id, Cancellation cancellation) {
        this.id = id;
        this.cancellation = cancellation;
        this.shell = new LocalShell(id, cancellation);
    }

    @Override
    public BoxId id() {
        return id;
    }

    @Override
    public BoxShell shell() {
        return shell;
    }

    @Override
    public BoxStream stream(String command, Duration deadline) {
        return LocalStream.start(id, command, cancellation);
    }

    @Override
    public ByteStream bytes(String command, Duration deadline) {
        return LocalByteStream.start(id, command, cancellation);
    }

    @Override
    public void push(Path from, String to, Duration deadline) {
        copy(from, Path.of(to));
    }

    @Override
    public void pull(String from, Path to, Duration deadline) {
        copy(Path.of(from), to);
    }

    private static void copy(Path from, Path to) {
        try {
            // Under its name only when it is whole: another process may be waiting for it.
            Path part = to.resolveSibling(
                    to.getFileName() + "." + ProcessHandle.current().pid());
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BenchException(
                    "The file " + from + " cannot be copied to " + to + " (" + e.getMessage()
                            + "). See that both are there and that this user may read and write them.",
                    e);
        }
    }

    /** This host is always there. */
    @Override
    public void connect(Duration deadline) {}

    @Override
    public void close() {
        shell.close();
    }
}
