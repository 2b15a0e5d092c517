package org.boxsoak.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Appends the serial console's lines, each with its arrival time, to console.log. */
public final class ConsoleLog implements AutoCloseable {
    private final RunFolder folder;
    private final OutputStream out;

    private ConsoleLog(RunFolder folder, OutputStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static ConsoleLog open(RunFolder folder) {
        try {
            return new ConsoleLog(
                    folder,
                    new BufferedOutputStream(Files.newOutputStream(
                            folder.console(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.console(), e);
        }
    }

    /** Appends the line and hands it to the operating system at once: a crash line must outlive a killed harness. */
    public synchronized void add(ConsoleEntry line) {
        try {
            out.write((line.format() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.console(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.console(), e);
        }
    }
}
