package org.boxsoak.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;

/**
 * Copies files over {@code exec:}, byte by byte and of any size, as any adbd can; jadb's {@code sync:} is limited to 32 bits
 * and leaks its socket. A file appears under its name only when it is whole.
 */
final class AdbFiles {
    private static final int LONGEST_COMPLAINT = 64 * 1024;

    private final BoxId box;
    private final AdbServer server;
    private final String serial;
    private final Cancellation cancellation;
    private final JadbBoxShell shell;

    AdbFiles(BoxId box, AdbServer server, String serial, Cancellation cancellation, JadbBoxShell shell) {
        this.box = box;
        this.server = server;
        this.serial = serial;
        this.cancellation = cancellation;
        this.shell = shell;
    }

    void push(Path from, String to, Duration deadline) {
        CallLimit limit = new CallLimit(deadline, cancellation);
        String half = ShellWord.quote(to + ".half");
        // Asked before the stream starts: a box that refuses in mid-stream ends it, and its reason is lost.
        check(": > " + half, shell.run(": > " + half, deadline));
        try (InputStream bytes = Files.newInputStream(from)) {
            long size = Files.size(from);
            String mode = Files.isExecutable(from) ? "755 " : "644 ";
            String command = "head -c " + size + " > " + half + " && [ $(wc -c < " + half + ") -eq " + size
                    + " ] && chmod " + mode + half + " && mv -f " + half + " " + ShellWord.quote(to);
            check(command, send(bytes, command, limit));
        } catch (IOException e) {
            throw new BenchException(
                    "The file " + from + " cannot be read (" + e.getMessage() + "), so it was not pushed to box " + box
                            + ". See that it is there and readable.",
                    e);
        }
    }

    private void check(String command, ShellReply reply) {
        if (!reply.succeeded()) {
            throw new CommandFailedException(box, command, reply);
        }
    }

    private ShellReply send(InputStream bytes, String command, CallLimit limit) {
        long start = System.nanoTime();
        ShellScript script = ShellScript.reading(command);
        AdbFault fault = new AdbFault("Box " + box + " (adb " + serial + ") did not take a file", server, serial);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (AdbWire wire = AdbWire.connect(server, limit)) {
            wire.request("host:transport:" + serial);
            wire.request("exec:" + script.text());
            copy(bytes, wire);
            int exitCode = new ScriptAnswer(script).copy(wire.input(), new BoundedOutput(said, LONGEST_COMPLAINT));
            return new ShellReply(
                    exitCode, said.toString(StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - start));
        } catch (CallLimitReachedException e) {
            throw fault.limitReached(limit, e);
        } catch (IOException e) {
            throw fault.from(e);
        }
    }

    private static void copy(InputStream bytes, AdbWire wire) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = bytes.read(buffer)) >= 0) {
            wire.write(buffer, count);
        }
    }

    void pull(String from, Path to, Duration deadline) {
        Path half = to.resolveSibling(to.getFileName() + ".half");
        try {
            int exitCode = copy(from, half, deadline);
            if (exitCode == 0) {
                Files.move(half, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            String complaint = Files.readString(half);
            throw new CommandFailedException(box, "cat " + from, new ShellReply(exitCode, complaint, Duration.ZERO));
        } catch (IOException e) {
            throw new BenchException(
                    "The file " + to + " cannot be written (" + e.getMessage() + "), so " + from
                            + " was not pulled from box " + box
                            + ". See that its folder is there, writable and not full.",
                    e);
        } finally {
            delete(half);
        }
    }

    private int copy(String from, Path half, Duration deadline) throws IOException {
        try (OutputStream out = Files.newOutputStream(half)) {
            return shell.stream("cat " + ShellWord.quote(from), out, Long.MAX_VALUE, deadline);
        }
    }

    private static void delete(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            // A left-over half file harms nobody: the next pull overwrites it.
        }
    }
}
