package org.boxsoak.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the programs which the harness needs are installed: does it itself as root, or says the one command that does. */
public final class HostPackages {
    private static final Logger LOG = LoggerFactory.getLogger(HostPackages.class);
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(15);
    private static final long DPKG_LOCK_SECONDS = 300;

    private final String aptGet;
    private final boolean root;
    private final Path lockFile;

    HostPackages(String aptGet, boolean root, Path lockFile) {
        this.aptGet = aptGet;
        this.root = root;
        this.lockFile = lockFile;
    }

    /** This host, with its own apt. */
    public static HostPackages ofThisHost() {
        return new HostPackages("apt-get", runsAsRoot(), Path.of("/var/cache/apt/boxsoak.lock"));
    }

    /** Those of the packages that are not there. */
    public static List<HostPackage> missing(List<HostPackage> needed) {
        return needed.stream().filter(p -> !p.isPresent()).distinct().toList();
    }

    /** The one line by which a person installs these packages. */
    public static String installCommand(List<HostPackage> packages) {
        return "sudo apt-get install -y " + names(packages);
    }

    /**
     * Returns when all of these are installed; costs nothing when they are.
     *
     * @param what for what they are needed, for people: "the virtual box"
     * @throws MissingSetupException when this process may not install them; the message holds the one command that does
     * @throws BenchException when installing them failed
     */
    public void require(List<HostPackage> needed, String what, Cancellation cancellation) {
        if (missing(needed).isEmpty()) {
            return;
        }
        if (!new HostPackage("apt", aptGet).isPresent()) {
            throw new MissingSetupException(
                    "This host lacks what " + what + " needs, and has no apt to install it with: "
                            + missing(needed).stream().map(HostPackage::proof).collect(Collectors.joining(", "))
                            + ". Install these by hand (on Debian they come with: " + names(missing(needed)) + ").");
        }
        if (!root) {
            throw new MissingSetupException("This host lacks packages that " + what + " needs. Install them with:\n  "
                    + installCommand(missing(needed)));
        }
        HostLock.holding(lockFile, "installs packages", INSTALL_LIMIT, cancellation, () -> {
            // Another process may have installed them while this one waited.
            List<HostPackage> missing = missing(needed);
            if (!missing.isEmpty()) {
                install(missing, what);
            }
            return missing;
        });
    }

    private void install(List<HostPackage> packages, String what) {
        LOG.info("installing for {}: {}", what, names(packages));
        List<String> command = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
        packages.forEach(p -> command.add(p.name()));
        ProgramReply reply = apt(command);
        if (!reply.succeeded()) {
            // No package lists yet, or lists of old versions that the mirror no longer has.
            apt(List.of("update"));
            reply = apt(command);
        }
        List<HostPackage> missing = missing(packages);
        if (!reply.succeeded() || !missing.isEmpty()) {
            throw new BenchException("Installing " + names(packages) + " failed:\n" + LastLines.of(reply.output(), 6)
                    + "\nInstall them by hand: " + installCommand(packages));
        }
    }

    private ProgramReply apt(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(aptGet, "-q", "-o", "DPkg::Lock::Timeout=" + DPKG_LOCK_SECONDS));
        command.addAll(arguments);
        Map<String, String> silent = Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C.UTF-8");
        AtomicReference<ProgramReply> reply = new AtomicReference<>();
        try {
            // apt waits for dpkg's lock by itself, but not for the lock of the package lists or of the download folder.
            await("'" + String.join(" ", command) + "' gets apt's locks")
                    .atMost(INSTALL_LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofSeconds(1))
                    .pollInSameThread()
                    .until(() -> {
                        ProgramReply latest = Programs.run(command, silent, Path.of("/"), INSTALL_LIMIT);
                        reply.set(latest);
                        return latest.succeeded() || !lacksLock(latest);
                    });
        } catch (ConditionTimeoutException e) {
            LOG.warn("another apt holds apt's locks since more than {} min", INSTALL_LIMIT.toMinutes());
        }
        return Objects.requireNonNull(reply.get(), "asked at least once");
    }

    private static boolean lacksLock(ProgramReply reply) {
        return reply.output().contains("Could not get lock") || reply.output().contains("Unable to lock");
    }

    private static String names(List<HostPackage> packages) {
        return packages.stream().map(HostPackage::name).collect(Collectors.joining(" "));
    }

    private static boolean runsAsRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
