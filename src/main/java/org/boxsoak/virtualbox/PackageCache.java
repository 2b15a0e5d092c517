package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.CacheEntry;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.LastLines;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.bench.RunClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the unpacked packages of each kernel, apart from the images: a change of our own sources then costs no download. */
final class PackageCache {
    private static final Logger LOG = LoggerFactory.getLogger(PackageCache.class);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Duration UNPACK = Duration.ofMinutes(5);
    // About 450 MB each.
    private static final int KEPT = 2;
    private static final Duration UNUSED = Duration.ofDays(7);

    private final Path folder;
    private final PackageArchive archive;
    private final RunClock clock;

    PackageCache(Path folder, PackageArchive archive, RunClock clock) {
        this.folder = folder;
        this.archive = archive;
        this.clock = clock;
    }

    /** The folder with the kernel's packages unpacked into one tree. */
    Path unpacked(KernelPackages kernel, Cancellation cancellation) {
        CacheEntry entry = new CacheEntry(folder.resolve(kernel.key()));
        entry.make("downloads kernel " + kernel.version(), LIMIT, cancellation, empty -> {
            fetch(kernel, empty);
            entry.prune(KEPT, clock.now().minus(UNUSED));
        });
        entry.touch(clock.now());
        return entry.folder();
    }

    private void fetch(KernelPackages kernel, Path into) throws IOException {
        LOG.info("downloading kernel {} {} for the virtual box (75 MB, once)", kernel.release(), kernel.version());
        Path downloads = Files.createDirectory(into.resolve(".downloads"));
        archive.download(kernel.packages(), downloads);
        for (Path archiveFile : debs(downloads)) {
            ProgramReply reply =
                    Programs.run(List.of("dpkg-deb", "-x", archiveFile.toString(), into.toString()), UNPACK);
            if (!reply.succeeded()) {
                throw new BenchException("The package " + archiveFile.getFileName() + " cannot be unpacked into " + into
                        + ":\n" + LastLines.of(reply.output(), 3) + "\nSee that the disk is not full.");
            }
        }
        FolderTree.delete(downloads);
    }

    private static List<Path> debs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".deb")).toList();
        }
    }
}
