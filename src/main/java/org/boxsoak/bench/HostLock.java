package org.boxsoak.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps other processes of this host (and other threads of this one) out until closed; the kernel frees it when the process dies. */
public final class HostLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostLock.class);

    // POSIX record locks belong to the process: closing any second channel of the same file would drop the lock that is
    // held
    // through the first one. So a file that this JVM holds is never opened again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HostLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock if nobody holds it. */
    public static Optional<HostLock> tryTake(Path lockFile) {
        Path file = lockFile.toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            taken = lock != null;
            return taken ? Optional.of(new HostLock(file, channel)) : Optional.empty();
        } catch (IOException e) {
            throw new BenchException("The lock file " + file + " cannot be used: " + e + ".", e);
        } finally {
            if (!taken) {
                close(channel);
                HELD.remove(file);
            }
        }
    }

    /**
     * Waits for the lock.
     *
     * @param doing what its holder is doing, for people: "builds the virtual box's image"
     * @throws BenchException when it is not free within the limit, or the wait was cancelled
     */
    public static HostLock take(Path file, String doing, Duration limit, Cancellation cancellation) {
        Optional<HostLock> atOnce = tryTake(file);
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        LOG.info("waiting for another boxsoak that {} (lock {})", doing, file);
        AtomicReference<@Nullable HostLock> taken = new AtomicReference<>();
        try {
            await("the lock " + file)
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(100))
                    .pollInSameThread()
                    .until(() -> {
                        tryTake(file).ifPresent(taken::set);
                        return taken.get() != null || cancellation.isRequested();
                    });
        } catch (ConditionTimeoutException e) {
            throw new BenchException(
                    "Another boxsoak " + doing + " since more than " + limit.toSeconds() + " s. See what holds " + file
                            + " ('fuser -v " + file + "'), end it and start again.",
                    e);
        }
        HostLock lock = taken.get();
        if (lock == null) {
            throw new BenchException("Cancelled while another boxsoak " + doing + ".");
        }
        return lock;
    }

    /** Work that is done under a lock. */
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** Waits for the lock as {@link #take} does, does the work, and frees the lock. */
    public static <T, X extends Exception> T holding(
            Path file, String doing, Duration limit, Cancellation cancellation, Work<T, X> work) throws X {
        HostLock lock = take(file, doing, limit, cancellation);
        try {
            return work.run();
        } finally {
            lock.close();
        }
    }

    @Override
    public void close() {
        close(channel);
        HELD.remove(file);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new BenchException("A lock file cannot be closed: " + e.getMessage() + ".", e);
        }
    }
}
