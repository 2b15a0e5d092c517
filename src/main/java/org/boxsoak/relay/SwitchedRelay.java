package org.boxsoak.relay;

import java.time.Duration;
import java.util.function.Supplier;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A latch of which nothing is believed: kept to one run, read back after each switching and before the next, with a minimum off time. */
final class SwitchedRelay implements Relay {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchedRelay.class);

    /** A switching is idempotent, and about 1 in 100 is lost on some boards (usbrelay issue 100). */
    private static final int ATTEMPTS = 2;

    private final @Nullable BoardLock lock;
    private final Latch latch;
    private final SwitchRules rules;
    private final RunClock clock;
    private RelayState expected = RelayState.UNKNOWN;
    private Duration offSince;

    /** @param lock what keeps the board to this process; null where there is no board */
    SwitchedRelay(@Nullable BoardLock lock, Latch latch, SwitchRules rules, RunClock clock) {
        this.lock = lock;
        this.latch = latch;
        this.rules = rules;
        this.clock = clock;
        // Whoever switched it off before may have done so just now.
        this.offSince = clock.elapsed();
    }

    /**
     * Takes the board for this process, and opens it.
     *
     * @param board what no two runs may drive at once: a port, a serial number, an address
     */
    static Relay open(String board, Supplier<Latch> opening, SwitchRules rules, RunClock clock) {
        BoardLock lock = BoardLock.take(board, clock);
        try {
            return new SwitchedRelay(lock, opening.get(), rules, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public synchronized void on() {
        RelayState said = look();
        if ((said == RelayState.UNKNOWN ? expected : said) != RelayState.ON) {
            // Not cancellable: a module that is plugged too soon may hang, and the wait is short.
            clock.waitUntil(offSince.plus(rules.minimumOff()), new Cancellation());
        }
        set(RelayState.ON);
    }

    @Override
    public synchronized void off() {
        look();
        set(RelayState.OFF);
        offSince = clock.elapsed();
    }

    @Override
    public synchronized RelayState state() {
        return look();
    }

    /** What the board says; a board that is lost, or is not as it was left, is a failure, told once. */
    private RelayState look() {
        RelayState left = expected;
        expected = RelayState.UNKNOWN;
        RelayState said = rules.module(latch.read());
        boolean changed = left != RelayState.UNKNOWN && said != RelayState.UNKNOWN && said != left;
        expected = said == RelayState.UNKNOWN ? left : said;
        if (changed && said == RelayState.OFF) {
            offSince = clock.elapsed();
        }
        if (changed && latch.staysAsSet()) {
            throw new BenchException("The relay changed by itself: " + latch.name() + " was left with the module "
                    + left + " and says " + said + " now. Such a reset comes from the board's own power or from the"
                    + " coil's noise: see its cable and supply, and that no other program drives it.");
        }
        return said;
    }

    private void set(RelayState wanted) {
        expected = RelayState.UNKNOWN;
        RelayState said = RelayState.UNKNOWN;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            latch.set(rules.energised(wanted));
            said = rules.module(latch.read());
            if (said == wanted || said == RelayState.UNKNOWN) {
                expected = wanted;
                return;
            }
            LOG.warn(
                    "relay did not obey: {}, module expected={} actual={} attempt={}",
                    latch.name(),
                    wanted,
                    said,
                    attempt);
        }
        expected = said;
        throw new BenchException("The relay did not obey: " + latch.name() + " should have the module " + wanted
                + " and says " + said + ", after " + ATTEMPTS + " attempts. See the board's supply and cable, and try"
                + " 'boxsoak plug cycle'.");
    }

    @Override
    public synchronized void close() {
        try {
            latch.close();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
