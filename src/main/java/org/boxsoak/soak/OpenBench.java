package org.boxsoak.soak;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.Box;
import org.boxsoak.console.ConsoleSource;
import org.boxsoak.lease.BoxLease;
import org.boxsoak.lease.BoxName;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.plan.RelaySettings;
import org.boxsoak.plan.WhenBusy;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.boxsoak.relay.Person;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayContext;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** A bench whose parts are open: the box, its relay, its console. */
public final class OpenBench implements AutoCloseable {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);

    private final @Nullable BoxLease lease;
    private final Box box;
    private final @Nullable VirtualBox virtual;
    private final @Nullable Relay relay;
    private final @Nullable ConsoleSource console;
    private final Bench bench;
    private final @Nullable Relay power;

    private OpenBench(
            @Nullable BoxLease lease,
            Bench bench,
            Box box,
            @Nullable VirtualBox virtual,
            @Nullable Relay relay,
            @Nullable ConsoleSource console,
            @Nullable Relay power) {
        this.lease = lease;
        this.bench = bench;
        this.power = power;
        this.box = box;
        this.virtual = virtual;
        this.relay = relay;
        this.console = console;
    }

    /** Opens the bench by hand: a box that another run has is not waited for. See {@link #open(Bench, String, WhenBusy, Person, Cancellation)}. */
    public static OpenBench open(Bench bench, Person person, Cancellation cancellation) {
        return open(bench, "work by hand", WhenBusy.SKIP, person, cancellation);
    }

    /**
     * Takes the box and opens what the bench names; a virtual box is powered on, with all set-up that takes, and boots from now on.
     *
     * @param what the box is wanted for, told to others who want it meanwhile
     * @param whenBusy what to do when another run has it
     * @param person who can be asked for a hand, where the relay is one
     * @throws BenchException when a part of the bench fails, or another run has the box
     * @throws org.boxsoak.bench.MissingSetupException when a person has to install something first
     */
    static OpenBench open(Bench bench, String what, WhenBusy whenBusy, Person person, Cancellation cancellation) {
        BoxLease lease = BoxName.isOneOnly(bench)
                ? BoxLease.take(
                        BoxLease.folder(System.getenv()),
                        BoxName.of(bench),
                        what,
                        whenBusy,
                        new SystemRunClock(),
                        cancellation)
                : null;
        try {
            return open(bench, lease, person, cancellation);
        } catch (RuntimeException e) {
            if (lease != null) {
                lease.close();
            }
            throw e;
        }
    }

    private static OpenBench open(Bench bench, @Nullable BoxLease lease, Person person, Cancellation cancellation) {
        VirtualBox virtual = bench.box() instanceof BoxUnderTest.Virtual settings
                ? VirtualBox.start(VirtualBoxes.settings(settings, bench.name()), cancellation)
                : null;
        Box box = BenchBox.of(bench, virtual, cancellation);
        try {
            RelayContext context = new RelayContext(box.shell(), new SystemRunClock(), cancellation, person);
            Relay relay = bench.relay() == null ? null : Relays.open(bench.relay(), virtual, context);
            RelaySettings power = bench.recovery().power();
            return new OpenBench(
                    lease,
                    bench,
                    box,
                    virtual,
                    relay,
                    BenchConsole.of(bench, virtual),
                    power == null ? null : Relays.open(power, null, context));
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

    /** Whether the box is an emulator that this harness started, and that ends with it. */
    boolean isEmulated() {
        return virtual != null;
    }

    /** @throws BenchException when the bench has none */
    public Relay relay() {
        if (relay == null) {
            throw new BenchException("The bench has no relay, so nothing can be plugged. Add 'relay:' to the bench.");
        }
        return relay;
    }

    /** What this bench may do to bring its box back, each step recorded. */
    RecoveryLadder recovery(RunJournal journal, Timeline timeline, Cancellation cancellation) {
        return new RecoveryLadder(
                RecoverySteps.of(bench, power, cancellation), bench.recovery(), journal, timeline, cancellation);
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
            if (power != null) {
                power.close();
            }
            if (relay != null) {
                relay.close();
            }
            box.close();
        } finally {
            try {
                if (virtual != null) {
                    virtual.close();
                }
            } finally {
                if (lease != null) {
                    lease.close();
                }
            }
        }
    }
}
