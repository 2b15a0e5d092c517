package org.boxsoak.virtualbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionTimeoutException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.WatchedProcess;

/** One running QEMU, from the moment that it obeys commands to its end. */
final class Emulator implements AutoCloseable {
    private static final String LOG = "qemu.log";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration QUIT = Duration.ofSeconds(3);

    private final WatchedProcess process;
    private final Path folder;

    private Emulator(WatchedProcess process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Says that the port for adb was taken by another program in the meantime. */
    static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Starts it, and returns when it runs the guest.
     *
     * @throws PortTaken when somebody else has the port
     */
    static Emulator start(QemuCommand command, Cancellation cancellation) {
        Path folder = command.folder();
        try {
            Files.deleteIfExists(folder.resolve(LOG));
            Files.deleteIfExists(folder.resolve(QemuCommand.CONTROL_SOCKET));
        } catch (IOException e) {
            throw new BenchException("The work folder " + folder + " cannot be written: " + e + ".", e);
        }
        Emulator emulator = new Emulator(WatchedProcess.start(command.words(), folder.resolve(LOG)), folder);
        try {
            emulator.awaitRunning(cancellation);
            return emulator;
        } catch (RuntimeException e) {
            emulator.process.close();
            throw e;
        }
    }

    private void awaitRunning(Cancellation cancellation) {
        AtomicBoolean running = new AtomicBoolean();
        try {
            await("QEMU runs the virtual box")
                    .atMost(START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .pollInSameThread()
                    .until(() -> {
                        running.set(answers());
                        return running.get() || !isAlive() || cancellation.isRequested();
                    });
        } catch (ConditionTimeoutException e) {
            throw new BenchException(
                    "QEMU does not answer " + START.toSeconds() + " s after its start. It printed:\n" + log(), e);
        }
        if (cancellation.isRequested()) {
            throw new BenchException("Cancelled while the virtual box was starting.");
        }
        if (!running.get()) {
            if (log().contains("Could not set up host forwarding rule")) {
                throw new PortTaken();
            }
            throw new BenchException(
                    "QEMU ended at its start with exit code " + process.exitCode() + ". It printed:\n" + log());
        }
    }

    private boolean answers() {
        Path socket = folder.resolve(QemuCommand.CONTROL_SOCKET);
        if (!Files.exists(socket)) {
            return false;
        }
        try (Qmp qmp = Qmp.connect(socket, ANSWER)) {
            // QEMU answers this one only after all devices are made, the port's forwarding among them.
            return qmp.execute("query-status", Map.of(), ANSWER).path("running").asBoolean();
        } catch (BenchException e) {
            // It has not come that far, or it has ended: the next look tells.
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended, for people. */
    String end() {
        return "exit code " + process.exitCode() + "; it printed:\n" + log();
    }

    private String log() {
        return LastLines.of(folder.resolve(LOG), 5);
    }

    /** Ends it at once, as if the box had lost its power. */
    void kill() {
        process.close();
    }

    /** Ends it in order where it still listens, and in any case. */
    @Override
    public void close() {
        if (isAlive()) {
            try (Qmp qmp = Qmp.connect(folder.resolve(QemuCommand.CONTROL_SOCKET), QUIT)) {
                qmp.execute("quit", Map.of(), QUIT);
                process.awaitExit("QEMU quits", QUIT, new Cancellation());
            } catch (BenchException e) {
                // It hangs, or was just ending: killing it is what remains, and no loss, since its guest has no disk.
            }
        }
        process.close();
    }
}
