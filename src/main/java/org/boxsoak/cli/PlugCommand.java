package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.Durations;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayState;
import org.boxsoak.soak.PlanFolder;
import org.boxsoak.soak.RelayByHand;
import org.boxsoak.soak.Relays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code boxsoak plug}: the relay by hand. */
@Command(
        name = "plug",
        mixinStandardHelpOptions = true,
        description = {
            "Switches the bench's relay by hand, and says what the relay says.",
            "Proves the relay, not the plug: 'boxsoak run' looks on the box whether the module came and went."
        })
final class PlugCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What to do with the relay. */
    enum Action {
        ON,
        OFF,
        CYCLE
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(
            paramLabel = "on|off|cycle",
            description = "on: plugs the module; off: unplugs it; cycle: unplugs it, waits, and plugs it again")
    @SuppressWarnings("NullAway.Init")
    private Action action;

    @Option(
            names = "--bench",
            paramLabel = "FILE",
            description = "the bench whose relay it is, e.g. testplans/benches/living-room-box.yaml")
    private @Nullable String bench;

    @Option(
            names = "--off",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Time.class,
            description = "how long a cycle leaves the module unplugged (default: ${DEFAULT-VALUE})")
    private Duration off = Duration.ZERO;

    @Option(
            names = "--on",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Time.class,
            description = "how long the module stays plugged between two cycles (default: ${DEFAULT-VALUE})")
    private Duration on = Duration.ZERO;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many cycles (default: ${DEFAULT-VALUE})")
    private int times;

    @Option(names = "--json", description = "print one JSON object for each switching")
    private boolean json;

    @Override
    public Integer call() {
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times must be 1 or more");
        }
        Bench loaded = new PlanLoader(new PlanFolder(), Relays.settingsByType())
                .loadBench(bench == null ? null : ProjectHome.locate(bench));
        SystemRunClock clock = new SystemRunClock();
        TerminalPerson person = new TerminalPerson(System.in, spec.commandLine().getErr());
        try (CtrlC ctrlC = CtrlC.listen();
                RelayByHand hand = RelayByHand.open(loaded, clock, person, ctrlC.cancellation())) {
            switch (action) {
                case ON -> plug(hand.relay(), 0);
                case OFF -> unplug(hand.relay(), 0);
                case CYCLE -> cycle(hand.relay(), clock, ctrlC.cancellation());
            }
        }
        return 0;
    }

    /** A cycle that is cancelled ends with the module plugged, as it began. */
    private void cycle(Relay relay, SystemRunClock clock, Cancellation cancellation) {
        for (int cycle = 1; cycle <= times && !cancellation.isRequested(); cycle++) {
            unplug(relay, cycle);
            clock.waitUntil(clock.elapsed().plus(off), cancellation);
            plug(relay, cycle);
            if (cycle < times) {
                clock.waitUntil(clock.elapsed().plus(on), cancellation);
            }
        }
    }

    private void plug(Relay relay, int cycle) {
        relay.on();
        tell(Action.ON, relay.state(), cycle);
    }

    private void unplug(Relay relay, int cycle) {
        relay.off();
        tell(Action.OFF, relay.state(), cycle);
    }

    private void tell(Action done, RelayState says, int cycle) {
        PrintWriter out = spec.commandLine().getOut();
        String state = says.name().toLowerCase(Locale.ROOT);
        String what = done.name().toLowerCase(Locale.ROOT);
        if (json) {
            out.println(
                    JSON.createObjectNode().put("did", what).put("relay", state).put("cycle", cycle));
        } else {
            out.println((cycle == 0 ? "" : "cycle " + cycle + " of " + times + ": ") + what + ", "
                    + (says == RelayState.UNKNOWN
                            ? "and this relay cannot be read back"
                            : "and the relay says " + state));
        }
        out.flush();
    }

    /** Reads durations as plans do. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
