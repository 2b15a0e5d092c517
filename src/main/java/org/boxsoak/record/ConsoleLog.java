package org.boxsoak.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Appends the serial console's lines, each with its arrival time, to console.log. */
public final class ConsoleLog implements AutoCloseable {
    private final RunFolder folder;
    private final AppendedFile file;

    private ConsoleLog(RunFolder folder, AppendedFile file) {
        this.folder = folder;
        this.file = file;
    }

    public static ConsoleLog open(RunFolder folder) {
        try {
            return new ConsoleLog(folder, AppendedFile.open(folder.console()));
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.console(), e);
        }
    }

    /** Appends the line and hands it to the operating system at once: a crash line must outlive a killed harness. */
    public synchronized void add(ConsoleEntry line) {
        try {
            file.append((line.format() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.console(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.console(), e);
        }
    }
}
