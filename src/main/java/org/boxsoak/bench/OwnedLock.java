package org.boxsoak.bench;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something to one process among all users of this host, and says who that is. The kernel frees the lock when the process
 * dies, however it dies, and with the host; the words of an owner that is gone are then replaced by the next.
 */
public final class OwnedLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedLock.class);

    private final HostLock lock;
    private final Path owner;

    private OwnedLock(HostLock lock, Path owner) {
        this.lock = lock;
        this.owner = owner;
    }

    /**
     * Takes the lock if nobody holds it.
     *
     * @param folder where the locks of this kind lie; made, for every user, when it is not there
     * @param name of what is locked, of any characters
     * @param words who takes it, for those that meet it taken
     * @throws BenchException when the folder cannot be used
     */
    public static Optional<OwnedLock> tryTake(Path folder, String name, String words) {
        Path lockFile = folder.resolve(fileName(name) + ".lock");
        Path owner = owner(folder, name);
        try {
            share(folder, "rwxrwxrwx", true);
            share(lockFile, "rw-rw-rw-", false);
            Optional<HostLock> lock = HostLock.tryTake(lockFile);
            if (lock.isPresent()) {
                replace(owner, words);
            }
            return lock.map(l -> new OwnedLock(l, owner));
        } catch (IOException e) {
            throw new BenchException(
                    "The lock file " + lockFile + " cannot be used (" + e + "). Remove it, or mend its rights.", e);
        }
    }

    /** Who holds it, in the words that were given when it was taken; an owner that has only just taken it has none yet. */
    public static String heldBy(Path folder, String name) {
        try {
            return Files.readString(owner(folder, name)).strip();
        } catch (IOException e) {
            return "a process that has just begun";
        }
    }

    private static void replace(Path owner, String words) throws IOException {
        if (Files.exists(owner)) {
            LOG.info(
                    "taken over from {}, which ended without giving it back",
                    Files.readString(owner).strip());
            Files.deleteIfExists(owner);
        }
        Files.writeString(owner, words + "\n");
    }

    // A file of its own: closing a second channel of the lock file would drop the lock.
    private static Path owner(Path folder, String name) {
        return folder.resolve(fileName(name) + ".holder");
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]+", "_").replaceFirst("^_", "");
    }

    /** Makes a file or folder that every user of this host may use, whatever the umask is. */
    private static void share(Path file, String rights, boolean isFolder) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            if (isFolder) {
                Files.createDirectories(file);
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(owner);
        } catch (IOException e) {
            throw new BenchException("The file " + owner + " cannot be removed: " + e + ".", e);
        } finally {
            lock.close();
        }
    }
}
