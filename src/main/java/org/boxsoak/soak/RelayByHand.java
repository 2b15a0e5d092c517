package org.boxsoak.soak;

import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxShell;
import org.boxsoak.box.ShellReply;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.plan.RelaySettings;
import org.boxsoak.plan.yaml.Place;
import org.boxsoak.plan.yaml.PlanProblem;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.relay.Person;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayContext;

/** A bench's relay without a run: nothing is powered on, and only the relay itself is spoken to. */
public final class RelayByHand implements AutoCloseable {
    private final Relay relay;
    private final BoxShell shell;

    private RelayByHand(Relay relay, BoxShell shell) {
        this.relay = relay;
        this.shell = shell;
    }

    /**
     * Opens the bench's relay.
     *
     * @throws PlanProblems when the bench has none that could be switched without a run
     * @throws BenchException when it does not answer, or a run drives it
     */
    public static RelayByHand open(Bench bench, RunClock clock, Person person, Cancellation cancellation) {
        RelaySettings settings = bench.relay();
        if (settings == null) {
            throw problem(bench, "the bench has no relay, so nothing can be plugged; add 'relay:' to it");
        }
        boolean isVirtual = bench.box() instanceof BoxUnderTest.Virtual;
        if (isVirtual
                && settings.type().equals(RelaySettings.QMP_TYPE)
                && !settings.settings().containsKey("socket")) {
            throw problem(
                    bench,
                    "nothing is running that could be plugged: the virtual box lives only as long as its run. Use 'boxsoak run'"
                            + " with a plan that has 'hotplug', or name the control socket of a running QEMU in the bench:"
                            + " 'relay: { type: qmp, socket: FILE }'");
        }
        BoxShell shell = isVirtual ? new NoBox(bench.name()) : boxShell(BenchBox.of(bench, null, cancellation));
        try {
            Relay relay = Relays.open(settings, null, new RelayContext(shell, clock, cancellation, person));
            return new RelayByHand(relay, shell);
        } catch (RuntimeException e) {
            shell.close();
            throw e;
        }
    }

    private static BoxShell boxShell(Box box) {
        return new BoxShell() {
            @Override
            public ShellReply run(String command, Duration deadline) {
                return box.shell().run(command, deadline);
            }

            @Override
            public void close() {
                box.close();
            }
        };
    }

    public Relay relay() {
        return relay;
    }

    @Override
    public void close() {
        try {
            relay.close();
        } finally {
            shell.close();
        }
    }

    private static PlanProblems problem(Bench bench, String message) {
        return new PlanProblems(List.of(PlanProblem.at(Place.wholeFile("bench " + bench.name()), message)));
    }

    /** The shell of a virtual box that is not running. */
    private record NoBox(String bench) implements BoxShell {
        @Override
        public ShellReply run(String command, Duration deadline) {
            throw new BenchException(
                    "The virtual box of the bench '" + bench + "' is not running; only a run starts it.");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
