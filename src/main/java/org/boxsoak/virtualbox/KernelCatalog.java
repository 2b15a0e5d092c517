package org.boxsoak.virtualbox;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.HostLock;
import org.boxsoak.bench.RunClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers which kernel a meta package stood for when last asked, so that a start asks the mirror once a week only. */
final class KernelCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(KernelCatalog.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration ASK_AGAIN = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Path folder;
    private final PackageArchive archive;
    private final RunClock clock;

    KernelCatalog(Path folder, PackageArchive archive, RunClock clock) {
        this.folder = folder;
        this.archive = archive;
        this.clock = clock;
    }

    private record Known(KernelPackages kernel, Instant askAgain) {}

    /** The kernel that the package stands for, from memory when that is fresh enough or nothing better can be had. */
    KernelPackages current(String metaPackage, Cancellation cancellation) {
        Optional<KernelPackages> fresh = fresh(metaPackage);
        // Another process may ask while this one waits for the lock.
        return fresh.orElseGet(() ->
                alone(cancellation, () -> fresh(metaPackage).orElseGet(() -> ask(metaPackage))));
    }

    /** Asks the mirror now, since what is remembered cannot be downloaded any more. */
    KernelPackages renewed(String metaPackage, Cancellation cancellation) {
        return alone(cancellation, () -> ask(metaPackage));
    }

    private KernelPackages alone(Cancellation cancellation, HostLock.Work<KernelPackages, RuntimeException> work) {
        return HostLock.holding(folder.resolve(".lock"), "asks the mirror for its kernels", LIMIT, cancellation, work);
    }

    private Optional<KernelPackages> fresh(String metaPackage) {
        return read(metaPackage).filter(k -> clock.now().isBefore(k.askAgain())).map(Known::kernel);
    }

    private KernelPackages ask(String metaPackage) {
        LOG.info("asking the package mirror for the current {}", metaPackage);
        boolean refreshed = archive.refresh();
        try {
            KernelPackages kernel = KernelPackages.resolve(archive, metaPackage);
            if (!refreshed) {
                LOG.info("the package mirror does not answer; going by its lists of last time: {}", kernel.version());
            }
            write(metaPackage, kernel, clock.now().plus(refreshed ? KEPT : ASK_AGAIN));
            return kernel;
        } catch (BenchException e) {
            KernelPackages old = read(metaPackage).orElseThrow(() -> e).kernel();
            LOG.info("the package mirror does not answer; staying with kernel {}", old.version());
            write(metaPackage, old, clock.now().plus(ASK_AGAIN));
            return old;
        }
    }

    private Optional<Known> read(String metaPackage) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(metaPackage))) {
            properties.load(reader);
            return Optional.of(
                    new Known(KernelPackages.of(properties), Instant.parse(properties.getProperty("ask-again", ""))));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            // Not there yet, or damaged: ask anew.
            return Optional.empty();
        }
    }

    private void write(String metaPackage, KernelPackages kernel, Instant askAgain) {
        Properties properties = kernel.toProperties();
        properties.setProperty("ask-again", askAgain.toString());
        Path unfinished = folder.resolve(metaPackage + ".unfinished");
        try {
            Files.createDirectories(folder);
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                properties.store(
                        writer, "The kernel that " + metaPackage + " stood for when the mirror was last asked");
            }
            Files.move(unfinished, file(metaPackage), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException("The cache folder " + folder + " cannot be written: " + e + ".", e);
        }
    }

    private Path file(String metaPackage) {
        return folder.resolve(metaPackage + ".properties");
    }
}
