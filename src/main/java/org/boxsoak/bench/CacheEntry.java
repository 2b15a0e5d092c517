package org.boxsoak.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * One folder of the cache that is either whole or not there: made in a folder beside it, marked, and moved into place in one
 * step, by one process at a time.
 */
public final class CacheEntry {
    private static final String MARK = ".complete";
    private static final String UNFINISHED = ".unfinished-";
    private static final String LOCKS = ".locks";

    private final Path folder;

    public CacheEntry(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Fills an empty folder. */
    public interface Filling {
        void fill(Path empty) throws IOException;
    }

    public Path folder() {
        return folder;
    }

    public boolean isComplete() {
        return Files.exists(folder.resolve(MARK));
    }

    /**
     * Makes the entry, unless it is complete already or becomes so while waiting for another process.
     *
     * @param doing what is done here, for the message of one who waits
     */
    public void make(String doing, Duration limit, Cancellation cancellation, Filling filling) {
        if (isComplete()) {
            return;
        }
        Path lockFile = shelf().resolve(LOCKS).resolve(folder.getFileName() + ".lock");
        try {
            HostLock.holding(lockFile, doing, limit, cancellation, () -> {
                if (!isComplete()) {
                    fill(filling);
                }
                return folder;
            });
        } catch (IOException e) {
            throw new BenchException(
                    "The cache folder " + shelf() + " cannot be written: " + e
                            + ". Free some space there (or name another place with XDG_CACHE_HOME) and start again.",
                    e);
        }
    }

    private void fill(Filling filling) throws IOException {
        FolderTree.delete(folder);
        // A name of its own each time: what a killed harness started may still be writing into the last one.
        Path unfinished = Files.createTempDirectory(shelf(), UNFINISHED);
        try {
            filling.fill(unfinished);
            Files.createFile(unfinished.resolve(MARK));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FolderTree.delete(unfinished);
        }
    }

    /** Notes that the entry is in use now; {@link #prune} goes by that. */
    public void touch(Instant now) {
        try {
            Files.setLastModifiedTime(folder.resolve(MARK), FileTime.from(now));
        } catch (IOException e) {
            // A cache that cannot be written still serves; the entry is only pruned earlier.
        }
    }

    /**
     * Removes the entries beside this one that were not used since {@code unusedSince}, save the newest few, and what killed
     * processes left unfinished before that time.
     */
    public void prune(int keep, Instant unusedSince) throws IOException {
        for (Path old : siblings(UNFINISHED + "*")) {
            if (Files.getLastModifiedTime(old).toInstant().isBefore(unusedSince)) {
                FolderTree.delete(old);
            }
        }
        List<Path> byAge = siblings("[!.]*").stream()
                .filter(s -> Files.exists(s.resolve(MARK)))
                .sorted(Comparator.comparing(CacheEntry::lastUse).reversed())
                .toList();
        for (Path old : byAge.subList(Math.min(byAge.size(), keep - 1), byAge.size())) {
            if (lastUse(old).isBefore(unusedSince)) {
                // The mark goes first: an entry half removed is not complete.
                Files.deleteIfExists(old.resolve(MARK));
                FolderTree.delete(old);
            }
        }
    }

    private List<Path> siblings(String glob) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(shelf(), glob)) {
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(s -> !s.getFileName().equals(folder.getFileName()))
                    .toList();
        }
    }

    private static Instant lastUse(Path entry) {
        try {
            return Files.getLastModifiedTime(entry.resolve(MARK)).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private Path shelf() {
        return Objects.requireNonNull(folder.getParent());
    }
}
