package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.bench.HostLock;
import org.boxsoak.bench.RunClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A box's own short folder for its sockets and logs, readable by this user only, and gone when the box is. */
final class WorkFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
    private static final String PREFIX = "boxsoak-";
    // sun_path of unix(7): 108 bytes with the final zero. The longest name in the folder takes 14.
    private static final int LONGEST_PATH = 107 - 14;
    // Between making a folder and locking it.
    private static final Duration TOO_YOUNG_TO_SWEEP = Duration.ofMinutes(1);

    private final Path path;
    private final HostLock lock;

    private WorkFolder(Path path, HostLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one in the system's temp folder, and removes those that killed processes left there. */
    static WorkFolder create(RunClock clock) {
        return create(Path.of(System.getProperty("java.io.tmpdir")), clock);
    }

    static WorkFolder create(Path wantedParent, RunClock clock) {
        boolean tooLong = wantedParent.toString().length() + PREFIX.length() + 20 > LONGEST_PATH;
        Path parent = tooLong ? Path.of("/tmp") : wantedParent;
        try {
            // Readable by this user only (0700), which is what createTempDirectory makes.
            Path path = Files.createTempDirectory(parent, PREFIX);
            HostLock lock = HostLock.tryTake(path.resolve("lock"))
                    .orElseThrow(() -> new BenchException("The new folder " + path + " is locked by somebody else."));
            sweep(parent, path, clock.now().minus(TOO_YOUNG_TO_SWEEP));
            return new WorkFolder(path, lock);
        } catch (IOException e) {
            throw new BenchException(
                    "No work folder can be made in " + parent + ": " + e + ". Free some space there.", e);
        }
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    private static void sweep(Path parent, Path own, Instant olderThan) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "[0-9]*")) {
            for (Path folder : folders) {
                try {
                    if (isLeftOver(folder, own, olderThan)) {
                        FolderTree.delete(folder);
                    }
                } catch (IOException e) {
                    LOG.debug("cannot sweep {}: {}", folder, e.toString());
                }
            }
        }
    }

    private static boolean isLeftOver(Path folder, Path own, Instant olderThan) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(folder).equals(Files.getOwner(own))
                || !Files.getLastModifiedTime(folder).toInstant().isBefore(olderThan)) {
            return false;
        }
        Optional<HostLock> free = HostLock.tryTake(folder.resolve("lock"));
        free.ifPresent(HostLock::close);
        return free.isPresent();
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(path);
        } catch (IOException e) {
            LOG.warn("the work folder {} cannot be removed: {}", path, e.toString());
        } finally {
            lock.close();
        }
    }
}
