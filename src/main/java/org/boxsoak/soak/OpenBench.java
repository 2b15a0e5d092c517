package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.Box;
import org.boxsoak.console.ConsoleSource;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.relay.Person;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayContext;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** A bench whose parts are open: the box, its relay, its console. */
public final class OpenBench implements AutoCloseable {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);

    private final Box box;
    private final @Nullable VirtualBox virtual;
    private final @Nullable Relay relay;
    private final @Nullable ConsoleSource console;

    private OpenBench(Box box, @Nullable VirtualBox virtual, @Nullable Relay relay, @Nullable ConsoleSource console) {
        this.box = box;
        this.virtual = virtual;
        this.relay = relay;
        this.console = console;
    }

    /**
     * Opens what the bench names; a virtual box is powered on, with all set-up that takes, and boots from now on.
     *
     * @param person who can be asked for a hand, where the relay is one
     * @throws BenchException when a part of the bench fails
     * @throws org.boxsoak.bench.MissingSetupException when a person has to install something first
     */
    public static OpenBench open(Bench bench, Person person, Cancellation cancellation) {
        VirtualBox virtual = bench.box() instanceof BoxUnderTest.Virtual settings
                ? VirtualBox.start(VirtualBoxes.settings(settings, bench.name()), cancellation)
                : null;
        Box box = BenchBox.of(bench, virtual, cancellation);
        try {
            RelayContext context = new RelayContext(box.shell(), new SystemRunClock(), cancellation, person);
            Relay relay = bench.relay() == null ? null : Relays.open(bench.relay(), virtual, context);
            return new OpenBench(box, virtual, relay, BenchConsole.of(bench, virtual));
        } catch (RuntimeException e) {
            box.close();
            if (virtual != null) {
                virtual.close();
            }
            throw e;
        }
    }

    /** Waits until the box answers, a virtual one until it has booted. */
    public void awaitReady() {
        if (virtual != null) {
            virtual.awaitReady(BOOT_LIMIT);
        }
        box.connect(Duration.ofSeconds(30));
    }

    public Box box() {
        return box;
    }

    /** @throws BenchException when the bench has none */
    public Relay relay() {
        if (relay == null) {
            throw new BenchException("The bench has no relay, so nothing can be plugged. Add 'relay:' to the bench.");
        }
        return relay;
    }

    /** Null where the bench has none. */
    public @Nullable ConsoleSource console() {
        return console;
    }

    /** @throws BenchException when a part that the run cannot go on without has ended: the emulator of a virtual box */
    public void requireAlive() {
        if (virtual != null && !virtual.isAlive()) {
            throw new BenchException(
                    "The virtual box's emulator (QEMU) ended in the middle of the run. Was it killed, or is the"
                            + " host out of memory? 'dmesg' tells.");
        }
    }

    @Override
    public void close() {
        try {
            if (relay != null) {
                relay.close();
            }
            box.close();
        } finally {
            if (virtual != null) {
                virtual.close();
            }
        }
    }
}
