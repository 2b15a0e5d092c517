package org.boxsoak.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** The virtual box's own adbd, compiled for this host and listening on loopback: makes this host a box over adb. */
public final class HostAdbd implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/main/virtualbox/adbd");

    private final Path program;
    private final String shell;
    private final Process process;
    private final int port;

    private HostAdbd(Path program, String shell, int port) throws IOException {
        this.program = program;
        this.shell = shell;
        this.process = new ProcessBuilder(
                        program.toString(), "--address", "127.0.0.1", "--shell", shell, "--port", String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.port = announcedPort();
    }

    /** Compiles it into the folder and starts it on a free port. */
    public static HostAdbd start(Path folder) throws IOException {
        Path program = folder.resolve("adbd");
        List<String> command = new ArrayList<>(List.of("gcc", "-O1", "-o", program.toString()));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.map(Path::toString).filter(file -> file.endsWith(".c")).forEach(command::add);
        }
        ProgramReply reply = Programs.run(command, Duration.ofMinutes(2));
        if (!reply.succeeded()) {
            throw new IOException("gcc said: " + reply.output());
        }
        return new HostAdbd(program, "/bin/sh", 0);
    }

    /** Starts it anew where it was, as after a reboot. */
    public HostAdbd restart() throws IOException {
        close();
        return new HostAdbd(program, shell, port);
    }

    /** Another one on this host, whose commands go to that shell as {@code SHELL -c COMMAND}. */
    public HostAdbd beside(Path shell) throws IOException {
        return new HostAdbd(program, shell.toString(), 0);
    }

    private int announcedPort() throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        if (line == null) {
            throw new IOException("adbd ended at once");
        }
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    public int port() {
        return port;
    }

    public String serial() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        Programs.kill(process);
        process.onExit().join();
    }
}
