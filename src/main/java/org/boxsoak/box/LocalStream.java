package org.boxsoak.box;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.BoxUnreachableException.Kind;
import org.jspecify.annotations.Nullable;

/** A {@link BoxStream} to a process of this host. */
final class LocalStream implements BoxStream {
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final String subject;
    private final Process process;
    private final Cancellation cancellation;
    private final ArrivedLines lines = new ArrivedLines();

    private LocalStream(String subject, Process process, Cancellation cancellation) {
        this.subject = subject;
        this.process = process;
        this.cancellation = cancellation;
        Thread reader = new Thread(this::read, "local-stream-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static LocalStream start(BoxId box, String command, Cancellation cancellation) {
        return new LocalStream(
                "Box " + box + " (this host) did not go on with " + Spoken.command(command),
                shell(command),
                cancellation);
    }

    /** Starts a command line in this host's shell, standard error with standard output. */
    static Process shell(String command) {
        try {
            return new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new BenchException(
                    "This host cannot run " + Spoken.command(command) + ": " + e.getMessage()
                            + ". See that /bin/sh is there.",
                    e);
        }
    }

    private void read() {
        try (var output = process.getInputStream()) {
            lines.takeFrom(output);
        } catch (IOException e) {
            // Closed by close(), or the process is gone: the end in either case.
        }
        lines.end(null);
    }

    @Override
    public @Nullable String readLine(Duration deadline) {
        return lines.next(subject, new CallLimit(deadline, cancellation));
    }

    @Override
    public void writeLine(String line, Duration deadline) {
        write(process, subject, line);
    }

    /** Gives the process a line on its standard input. */
    static void write(Process process, String subject, String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new BoxUnreachableException(
                    Kind.TRUNCATED,
                    subject + ": it no longer reads what is written to it (" + e.getMessage() + ").",
                    e);
        }
    }

    @Override
    public void close() {
        end(process);
    }

    /** Ends its standard input, and the process where that does not end it. */
    static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // It is killed next.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Programs.kill(process);
        }
    }
}
