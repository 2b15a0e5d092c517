package org.boxsoak.lease;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.OwnedLock;
import org.boxsoak.bench.RunClock;
import org.boxsoak.plan.Durations;
import org.boxsoak.plan.WhenBusy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a box to one run until closed, also against other users of the host; a run that died, even with its host, holds nothing.
 *
 * <p>Boxes that several hosts reach (over TCP) need leases in a folder that these share: {@code BOXSOAK_LEASES} names it.
 */
public final class BoxLease implements AutoCloseable {
    /** The variable that names the folder of the leases. */
    public static final String FOLDER = "BOXSOAK_LEASES";

    private static final Logger LOG = LoggerFactory.getLogger(BoxLease.class);

    private final OwnedLock lock;

    private BoxLease(OwnedLock lock) {
        this.lock = lock;
    }

    /** Where leases lie: a folder for all users of the host, unless the environment names another. */
    public static Path folder(Map<String, String> environment) {
        String chosen = environment.getOrDefault(FOLDER, "");
        return chosen.isBlank()
                ? Path.of(System.getProperty("java.io.tmpdir"), "boxsoak-boxes")
                : Path.of(chosen).toAbsolutePath();
    }

    /**
     * Takes the box, waiting for it as long as {@code whenBusy} says.
     *
     * @param what the box is wanted for, for those who meet it taken: "the plan nightly"
     * @throws BoxBusyException when another run has it all the while, saying which; or the wait was cancelled
     */
    public static BoxLease take(
            Path folder, BoxName box, String what, WhenBusy whenBusy, RunClock clock, Cancellation cancellation) {
        String words = what + " (process " + ProcessHandle.current().pid() + " of "
                + System.getProperty("user.name") + " since "
                + clock.now().truncatedTo(ChronoUnit.SECONDS) + ")";
        Optional<OwnedLock> atOnce = OwnedLock.tryTake(folder, box.value(), words);
        if (atOnce.isPresent()) {
            return new BoxLease(atOnce.get());
        }
        String holder = OwnedLock.heldBy(folder, box.value());
        if (!whenBusy.patience().isZero()) {
            LOG.info("box={} busy: {}; waiting for it for {}", box, holder, Durations.format(whenBusy.patience()));
            OwnedLock waited = waitFor(folder, box, words, whenBusy.patience(), cancellation);
            if (waited != null) {
                return new BoxLease(waited);
            }
            holder = OwnedLock.heldBy(folder, box.value());
        }
        throw new BoxBusyException("The box '" + box + "' is busy: " + holder + ". This run is skipped ("
                + (cancellation.isRequested() ? "cancelled while it waited" : "when-busy: " + whenBusy)
                + "). Wait for the end of that one, or end it.");
    }

    private static @Nullable OwnedLock waitFor(
            Path folder, BoxName box, String words, Duration limit, Cancellation cancellation) {
        AtomicReference<@Nullable OwnedLock> taken = new AtomicReference<>();
        try {
            await("the box " + box + " is free")
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(Math.min(500, Math.max(1, limit.toMillis() / 4))))
                    .pollInSameThread()
                    .until(() -> {
                        OwnedLock.tryTake(folder, box.value(), words).ifPresent(taken::set);
                        return taken.get() != null || cancellation.isRequested();
                    });
        } catch (ConditionTimeoutException e) {
            return null;
        }
        return taken.get();
    }

    @Override
    public void close() {
        lock.close();
    }
}
