package org.boxsoak.virtualbox;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SystemRunClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the embedded default box: a real arm64 kernel in QEMU, with CMA, USB, adb and a serial console, that ends with this process
 * however this process ends. For one thread.
 */
public final class VirtualBox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualBox.class);
    private static final int PORTS_TRIED = 5;
    private static final Duration PORT_FREED = Duration.ofSeconds(10);

    private final VirtualBoxSettings settings;
    private final BoxImage image;
    private final WorkFolder folder;
    private final Cancellation cancellation;
    private final RunClock clock;
    private int adbPort;
    private BootConsole console;
    private Emulator emulator;

    private VirtualBox(
            VirtualBoxSettings settings, BoxImage image, WorkFolder folder, Cancellation cancellation, RunClock clock) {
        this.settings = settings;
        this.image = image;
        this.folder = folder;
        this.cancellation = cancellation;
        this.clock = clock;
        this.console = BootConsole.from(consoleLog());
        this.emulator = settings.adbPort() == 0 ? startOnAnyPort() : startOn(settings.adbPort());
    }

    /**
     * Powers a box on; builds its image and installs its emulator first, where they are not there. {@link #awaitReady} tells when it
     * has booted.
     *
     * @throws org.boxsoak.bench.MissingSetupException when a person has to install something first
     * @throws BenchException when the box cannot be built or started
     */
    public static VirtualBox start(VirtualBoxSettings settings, Cancellation cancellation) {
        return start(settings, BoxWorkshop.ofThisHost().image(settings.kernel(), cancellation), cancellation);
    }

    static VirtualBox start(VirtualBoxSettings settings, BoxImage image, Cancellation cancellation) {
        RunClock clock = new SystemRunClock();
        WorkFolder folder = WorkFolder.create(clock);
        try {
            return new VirtualBox(settings, image, folder, cancellation, clock);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private Emulator startOnAnyPort() {
        for (int tries = 0; tries < PORTS_TRIED; tries++) {
            try {
                adbPort = AdbPort.anyFree();
                return Emulator.start(command(), cancellation);
            } catch (Emulator.PortTaken e) {
                LOG.debug("port {} was taken in the meantime", adbPort);
            }
        }
        throw new BenchException("Other programs took " + PORTS_TRIED + " free ports in a row before QEMU had them."
                + " Name one with 'port' in the bench.");
    }

    private Emulator startOn(int port) {
        adbPort = port;
        try {
            // Somebody who has just lost the box may still hold the port for a moment.
            await("port " + port + " is free")
                    .atMost(PORT_FREED)
                    .pollDelay(Duration.ZERO)
                    .pollInSameThread()
                    .until(() -> AdbPort.isFree(port) || cancellation.isRequested());
            return Emulator.start(command(), cancellation);
        } catch (ConditionTimeoutException | Emulator.PortTaken e) {
            throw taken(e);
        }
    }

    private BenchException taken(RuntimeException cause) {
        return new BenchException(
                "The virtual box's adb port 127.0.0.1:" + adbPort + " is taken by another program ('ss -ltnp"
                        + " sport = :" + adbPort + "' shows it). End that, or name another port.",
                cause);
    }

    private QemuCommand command() {
        return new QemuCommand(settings, image, folder.path(), adbPort);
    }

    /**
     * Waits until the box that was last powered on has booted and its adbd listens.
     *
     * @throws BenchException when it has not within the limit, or its emulator ended, or the run was cancelled; with the last
     *     lines of its console
     */
    public void awaitReady(Duration limit) {
        Duration start = clock.elapsed();
        try {
            await("the virtual box at " + adbSerial() + " boots")
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .pollInSameThread()
                    .until(() -> console.saysReady() || !isAlive() || cancellation.isRequested());
        } catch (ConditionTimeoutException e) {
            throw new BenchException(
                    "The virtual box did not boot within " + limit.toSeconds() + " s. " + lastWords(), e);
        }
        if (!isAlive()) {
            throw new BenchException("The virtual box's emulator ended while the box was booting: " + emulator.end()
                    + "\n" + lastWords());
        }
        if (!console.saysReady()) {
            throw new BenchException("Cancelled while the virtual box was booting.");
        }
        LOG.info(
                "box={} booted kernel {} in {} s",
                adbSerial(),
                image.release(),
                clock.elapsed().minus(start).toSeconds());
    }

    private String lastWords() {
        return "Its console ends with:\n" + LastLines.of(console.text(), 8);
    }

    /** Whether its emulator runs; says nothing of the kernel in it. */
    public boolean isAlive() {
        return emulator.isAlive();
    }

    /** Takes its power away: RAM, and what was plugged by QMP, are lost. */
    public void powerCut() {
        emulator.kill();
    }

    /** Powers it on again, as it was made and at the same port; cuts its power first where it has some. */
    public void restart() {
        powerCut();
        console = BootConsole.from(consoleLog());
        emulator = startOn(adbPort);
    }

    /** The port of 127.0.0.1 where its adbd answers; the same over restarts. */
    public int adbPort() {
        return adbPort;
    }

    /** Its name for adb, {@code 127.0.0.1:PORT}. */
    public String adbSerial() {
        return "127.0.0.1:" + adbPort;
    }

    /** Everything that its serial console printed, from the first byte on; grows as it prints, and goes on over restarts. */
    public Path consoleLog() {
        return folder.file(QemuCommand.CONSOLE_LOG);
    }

    /** A unix socket for typing at the console. One who connects must read as well: a full socket stalls the guest's console. */
    public Path consoleSocket() {
        return folder.file(QemuCommand.CONSOLE_SOCKET);
    }

    /** The unix socket for a relay of type {@code qmp}; the same over restarts. */
    public Path qmpSocket() {
        return folder.file(QemuCommand.QMP_SOCKET);
    }

    /** What {@code uname -r} says on it. */
    public String kernelRelease() {
        return image.release();
    }

    /** The process id of its emulator. */
    public long pid() {
        return emulator.pid();
    }

    /** Ends it, and removes its sockets and console log. */
    @Override
    public void close() {
        try {
            emulator.close();
        } finally {
            folder.close();
        }
    }
}
