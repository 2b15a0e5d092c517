package org.boxsoak.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** A serial port that can be pulled out and plugged in again: a pseudo terminal of the kernel behind a symbolic link. */
public final class PseudoTerminal implements AutoCloseable {
    private final Path program;
    private final Path port;
    private Process process;

    private PseudoTerminal(Path program, Path port) throws IOException {
        this.program = program;
        this.port = port;
        this.process = plugged();
    }

    /** Plugs it in as {@code folder/ttyUSB1}. */
    public static PseudoTerminal in(Path folder) throws IOException {
        Path program = folder.resolve("pseudo_terminal");
        ProgramReply reply = Programs.run(
                List.of("gcc", "-o", program.toString(), "src/test/c/pseudo_terminal.c"), Duration.ofMinutes(1));
        if (!reply.succeeded()) {
            throw new IOException("gcc said: " + reply.output());
        }
        return new PseudoTerminal(program, folder.resolve("ttyUSB1"));
    }

    private Process plugged() throws IOException {
        Process started = new ProcessBuilder(program.toString(), port.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(started.getInputStream().readNBytes("ready\n".length()), StandardCharsets.US_ASCII);
        if (!said.equals("ready\n")) {
            throw new IOException("the pseudo terminal is not ready");
        }
        return started;
    }

    public Path port() {
        return port;
    }

    /** What the box writes. */
    public OutputStream box() {
        return process.getOutputStream();
    }

    /** What the box reads. */
    public InputStream input() {
        return process.getInputStream();
    }

    public void pullOut() {
        Programs.kill(process);
        process.onExit().join();
        port.toFile().delete();
    }

    public void plugIn() throws IOException {
        process = plugged();
    }

    @Override
    public void close() {
        pullOut();
    }
}
