package org.boxsoak.relay;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.HostLock;
import org.boxsoak.bench.RunClock;

/** Keeps a board to one process of this host; the kernel frees it when the process dies. */
final class BoardLock implements AutoCloseable {
    private final HostLock lock;
    private final Path holder;

    private BoardLock(HostLock lock, Path holder) {
        this.lock = lock;
        this.holder = holder;
    }

    /**
     * Takes the board.
     *
     * @throws BenchException when another run has it; the message says which process, and since when
     */
    static BoardLock take(String board, RunClock clock) {
        String name = real(board).replaceAll("[^A-Za-z0-9.-]+", "_").replaceFirst("^_", "");
        Path lockFile = folder().resolve(name + ".lock");
        // A file of its own: closing a second channel of the lock file would drop the lock.
        Path holder = folder().resolve(name + ".holder");
        try {
            share(lockFile, "rw-rw-rw-", false);
            HostLock lock = HostLock.tryTake(lockFile).orElseThrow(() -> taken(board, holder));
            Files.deleteIfExists(holder);
            Files.writeString(holder, "process " + ProcessHandle.current().pid() + " since " + clock.now());
            return new BoardLock(lock, holder);
        } catch (IOException e) {
            throw new BenchException(
                    "The relay's lock file " + lockFile + " cannot be used (" + e + "). Remove it, or mend its rights.",
                    e);
        }
    }

    /** Not the user's own runtime folder: a board belongs to the host, and a nightly job of cron has no such folder. */
    private static Path folder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "boxsoak-relays");
        try {
            share(folder, "rwxrwxrwx", true);
        } catch (IOException e) {
            throw new BenchException("The folder " + folder + " for the locks of relays cannot be made: " + e + ".", e);
        }
        return folder;
    }

    /** Makes a file or folder that every user of this host may use, whatever the umask is. */
    private static void share(Path file, String rights, boolean isFolder) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            if (isFolder) {
                Files.createDirectory(file);
            } else {
                Files.createFile(file);
            }
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        }
    }

    /** One name for one port, by whichever of its links it was called. */
    private static String real(String board) {
        try {
            Path path = Path.of(board);
            return Files.exists(path) ? path.toRealPath().toString() : board;
        } catch (IOException | InvalidPathException e) {
            return board;
        }
    }

    private static BenchException taken(String board, Path holder) {
        String who;
        try {
            who = Files.readString(holder);
        } catch (IOException e) {
            who = "a process that has just begun";
        }
        return new BenchException("The relay board " + board + " is driven by another boxsoak (" + who
                + "). End that run, or wait for its end.");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(holder);
        } catch (IOException e) {
            throw new BenchException("The file " + holder + " cannot be removed: " + e + ".", e);
        } finally {
            lock.close();
        }
    }
}
