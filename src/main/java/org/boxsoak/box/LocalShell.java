package org.boxsoak.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.jspecify.annotations.Nullable;

/** The shell of this host: {@code sh -c}, ended with all that it started when its deadline is over. */
final class LocalShell implements BoxShell {
    private static final int LONGEST_OUTPUT = JadbBoxShell.LONGEST_OUTPUT;

    private final BoxId box;
    private final Cancellation cancellation;

    LocalShell(BoxId box, Cancellation cancellation) {
        this.box = box;
        this.cancellation = cancellation;
    }

    @Override
    public ShellReply run(String command, Duration deadline) {
        long start = System.nanoTime();
        CallLimit limit = new CallLimit(deadline, cancellation);
        Path output = null;
        try {
            // A file, not a pipe: no reader thread is needed, and a background child that keeps it open delays nobody.
            output = Files.createTempFile("boxsoak-shell-", ".out");
            int exitCode = run(command, output, limit);
            checkLength(command, output);
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return new ShellReply(exitCode, text, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new BenchException(
                    "This host cannot run " + Spoken.command(command) + ": " + e.getMessage()
                            + ". See that /bin/sh is there and that the folder for temporary files is writable and not full.",
                    e);
        } finally {
            delete(output);
        }
    }

    private int run(String command, Path output, CallLimit limit) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!process.waitFor(limit.nextLookMillis(), TimeUnit.MILLISECONDS)) {
                check(command, output, limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(Kind.CANCELLED, command, "the run was cancelled.");
        } finally {
            Programs.kill(process);
        }
    }

    private void check(String command, Path output, CallLimit limit) throws IOException {
        if (limit.isCancelled()) {
            throw fault(Kind.CANCELLED, command, "the run was cancelled.");
        }
        if (limit.left().isZero()) {
            throw fault(
                    Kind.DEADLINE,
                    command,
                    "it did not end within " + Spoken.seconds(limit.deadline())
                            + " and was killed. Run it by hand to see where it hangs.");
        }
        checkLength(command, output);
    }

    private void checkLength(String command, Path output) throws IOException {
        if (Files.size(output) > LONGEST_OUTPUT) {
            throw fault(
                    Kind.TRUNCATED, command, "it wrote more than " + LONGEST_OUTPUT + " bytes. Ask for less at once.");
        }
    }

    private BoxUnreachableException fault(Kind kind, String command, String why) {
        return new BoxUnreachableException(
                kind, "Box " + box + " (this host) did not answer " + Spoken.command(command) + ": " + why, null);
    }

    private static void delete(@Nullable Path output) {
        try {
            if (output != null) {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            // The host's own cleaning of temporary files takes it.
        }
    }

    @Override
    public void close() {}
}
