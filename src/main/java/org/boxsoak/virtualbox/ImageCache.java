package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.CacheEntry;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SourceFolder;
import org.boxsoak.bench.WatchedProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the images that were built, one for each pair of kernel version and state of the guest's sources. */
final class ImageCache {
    private static final Logger LOG = LoggerFactory.getLogger(ImageCache.class);
    private static final Duration BUILD = Duration.ofMinutes(20);
    private static final int KEPT = 4;
    private static final Duration UNUSED = Duration.ofDays(7);

    private final Path folder;
    private final SourceFolder sources;
    private final RunClock clock;

    ImageCache(Path folder, SourceFolder sources, RunClock clock) {
        this.folder = folder;
        this.sources = sources;
        this.clock = clock;
    }

    /** Whether {@link #image} would return at once. */
    boolean holds(KernelPackages kernel) {
        return entry(kernel).isComplete();
    }

    /**
     * The image for this kernel; built when it is not there, once for all who ask at the same time.
     *
     * @param packages makes the folder with the kernel's unpacked packages; asked only when there is something to build
     */
    BoxImage image(KernelPackages kernel, Supplier<Path> packages, Cancellation cancellation) {
        CacheEntry entry = entry(kernel);
        entry.make("builds the virtual box's image", BUILD, cancellation, empty -> {
            build(kernel, packages.get(), empty, cancellation);
            entry.prune(KEPT, clock.now().minus(UNUSED));
        });
        entry.touch(clock.now());
        return BoxImage.in(entry.folder());
    }

    private CacheEntry entry(KernelPackages kernel) {
        return new CacheEntry(folder.resolve(kernel.key() + "_" + sources.fingerprint()));
    }

    private void build(KernelPackages kernel, Path packages, Path out, Cancellation cancellation) throws IOException {
        LOG.info("building the virtual box's image for kernel {} (once)", kernel.release());
        Path log = Files.createDirectories(folder.resolve("logs"))
                .resolve(kernel.key() + "_" + sources.fingerprint() + ".log");
        Files.deleteIfExists(log);
        List<String> command = List.of(
                "bash", sources.script().toString(), "--packages", packages.toString(), "--out", out.toString());
        try (WatchedProcess build = WatchedProcess.start(command, log)) {
            int exitCode = build.awaitExit("the virtual box's image is built", BUILD, cancellation);
            if (exitCode != 0) {
                throw new BenchException("The virtual box's image cannot be built (exit code " + exitCode
                        + "). The log " + log + " ends with:\n" + LastLines.of(log, 5));
            }
        }
        BoxImage.in(out);
    }
}
