package org.boxsoak.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.BoxUnreachableException.Kind;
import se.vidstige.jadb.JadbConnection;
import se.vidstige.jadb.JadbDevice;
import se.vidstige.jadb.JadbException;

/**
 * The shell of a box over adb, by jadb, with everything that jadb lacks: deadlines and cancellation ({@link AdbPipe}), exit
 * codes and proof of a whole answer ({@link ShellScript}), bounds, and failures by kind.
 */
final class JadbBoxShell implements BoxShell {
    /** More than any file under /proc or a dmesg; what is longer is pulled as a file. */
    static final int LONGEST_OUTPUT = 32 * 1024 * 1024;

    private static final Duration KILL_LIMIT = Duration.ofSeconds(2);

    private final BoxId box;
    private final AdbServer server;
    private final String serial;
    private final Cancellation cancellation;
    private final ExecutorService pipes;

    JadbBoxShell(BoxId box, AdbServer server, String serial, Cancellation cancellation) {
        this.box = box;
        this.server = server;
        this.serial = serial;
        this.cancellation = cancellation;
        AtomicInteger number = new AtomicInteger();
        this.pipes = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "adb-pipe-" + box + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public ShellReply run(String command, Duration deadline) {
        long start = System.nanoTime();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode = stream(command, output, LONGEST_OUTPUT, deadline);
        return new ShellReply(
                exitCode, output.toString(StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Runs the command and copies its output byte by byte; returns the exit code. */
    int stream(String command, OutputStream output, long longest, Duration deadline) {
        ShellScript script = ShellScript.of(command);
        ScriptAnswer answer = new ScriptAnswer(script);
        CallLimit limit = new CallLimit(deadline, cancellation);
        try {
            return call(script, answer, new BoundedOutput(output, longest), limit, faultOf(command));
        } catch (BoxUnreachableException e) {
            if (answer.processId() != 0) {
                endOnTheBox(script.commandThatEnds(answer.processId()));
            }
            throw e;
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
    }

    private int call(ShellScript script, ScriptAnswer answer, OutputStream output, CallLimit limit, AdbFault fault) {
        try (AdbPipe pipe = AdbPipe.open(server, limit, pipes)) {
            // Not executeShell(), which asks the socket for available() after each byte: over 100 times slower.
            try (InputStream in = device(pipe.port()).execute(script.text())) {
                return answer.copy(in, output);
            } catch (IOException | JadbException | RuntimeException e) {
                throw explain(e, pipe, limit, fault);
            }
        } catch (IOException e) {
            throw fault.from(e);
        }
    }

    private BoxUnreachableException closed(Exception cause) {
        return new BoxUnreachableException(
                Kind.CANCELLED, "The link to box " + box + " was closed. Nothing is to be mended.", cause);
    }

    private BoxUnreachableException explain(Exception failure, AdbPipe pipe, CallLimit limit, AdbFault fault) {
        if (pipes.isShutdown()) {
            return closed(failure);
        }
        if (failure instanceof AnswerTooLongException tooLong) {
            // We hung up, and that is all that the pipe could tell.
            return fault.from(tooLong);
        }
        IOException reason = pipe.failure();
        if (reason instanceof CallLimitReachedException) {
            return fault.limitReached(limit, failure);
        }
        if (reason != null) {
            return fault.from(reason);
        }
        return fault.from(failure instanceof IOException io ? io : new IOException(failure));
    }

    /** jadb has no public way to name a device without asking the server for its list, other than parsing such a list. */
    private JadbDevice device(int port) {
        return new JadbConnection(InetAddress.getLoopbackAddress().getHostAddress(), port)
                .parseDevices(serial + "\tdevice")
                .get(0);
    }

    /** A command that we no longer wait for must not run on beside the next ones. */
    private void endOnTheBox(String killing) {
        try {
            pipes.execute(() -> call(killing));
        } catch (RejectedExecutionException e) {
            // The shell was closed meanwhile.
        }
    }

    /** Best effort: the box may be gone. */
    private void call(String killing) {
        ShellScript script = ShellScript.of(killing);
        CallLimit limit = new CallLimit(KILL_LIMIT, new Cancellation());
        try {
            call(script, new ScriptAnswer(script), OutputStream.nullOutputStream(), limit, faultOf(killing));
        } catch (BoxUnreachableException | RejectedExecutionException e) {
            // It is the first failure that the caller gets to know.
        }
    }

    private AdbFault faultOf(String command) {
        return new AdbFault(
                "Box " + box + " (adb " + serial + ") did not answer " + Spoken.command(command), server, serial);
    }

    @Override
    public void close() {
        pipes.shutdownNow();
    }
}
