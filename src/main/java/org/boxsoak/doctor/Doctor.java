package org.boxsoak.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SerialPorts;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.console.ConsoleSource;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.plan.RelaySettings;
import org.boxsoak.relay.Person;
import org.boxsoak.relay.Relay;
import org.boxsoak.relay.RelayContext;
import org.boxsoak.relay.RelayState;
import org.boxsoak.soak.BenchBox;
import org.boxsoak.soak.BenchConsole;
import org.boxsoak.soak.Relays;
import org.boxsoak.soak.VirtualBoxes;
import org.boxsoak.virtualbox.VirtualBox;
import org.jspecify.annotations.Nullable;

/** Examines a bench part by part; a part that fails never keeps the others from being looked at. */
public final class Doctor {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);
    private static final Duration LINK_LIMIT = Duration.ofSeconds(10);
    private static final String RELAY_MEND =
            "See that the board is plugged in and has power, and that the bench names its type and port.";
    private static final String BOX_MEND =
            "See its power and cable, 'adb devices', and the serial number or address in the bench.";

    private final Bench bench;
    private final Wishes wishes;
    private final Person person;
    private final Cancellation cancellation;
    private final Consumer<Finding> told;
    private final RunClock clock = new SystemRunClock();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * What is wished of the examination.
     *
     * @param reports where runs will be reported
     * @param plug whether the relay may be switched
     * @param findConsole ports to listen at for the box's console; empty: all of this host's; null: it is not looked for
     */
    public record Wishes(
            Path reports, boolean plug, @Nullable List<String> findConsole) {}

    /** @param told each finding, as soon as it is there */
    public Doctor(Bench bench, Wishes wishes, Person person, Cancellation cancellation, Consumer<Finding> told) {
        this.bench = bench;
        this.wishes = wishes;
        this.person = person;
        this.cancellation = cancellation;
        this.told = told;
    }

    /**
     * Examines the whole bench.
     *
     * @throws org.boxsoak.plan.yaml.PlanProblems when the bench file is wrong
     */
    public List<Finding> examine() {
        tell(HostExamination.jdk());
        tell(HostExamination.disk(wishes.reports()));
        if (bench.box() instanceof BoxUnderTest.Local) {
            tell(Finding.skipped("adb", "a local box needs none", ""));
        } else {
            HostExamination.adb(
                            new AdbServer(
                                    bench.adbServer().host(), bench.adbServer().port()),
                            cancellation)
                    .forEach(this::tell);
        }
        if (bench.box() instanceof BoxUnderTest.Virtual settings) {
            virtual(settings);
        } else {
            parts(null);
        }
        return List.copyOf(findings);
    }

    private void virtual(BoxUnderTest.Virtual settings) {
        try (VirtualBox virtual = VirtualBox.start(VirtualBoxes.settings(settings, bench.name()), cancellation)) {
            virtual.awaitReady(BOOT_LIMIT);
            tell(Finding.ok("virtual-box", "boots kernel " + virtual.kernelRelease()));
            parts(virtual);
        } catch (MissingSetupException e) {
            tell(Finding.failed("virtual-box", String.valueOf(e.getMessage()), "Install what is named there."));
        } catch (BenchException e) {
            tell(Finding.failed(
                    "virtual-box",
                    String.valueOf(e.getMessage()),
                    "See the words above, and the host's memory and disk."));
        }
    }

    private void parts(@Nullable VirtualBox virtual) {
        try (Box box = BenchBox.of(bench, virtual, cancellation)) {
            boolean answers = box(box);
            console(box, virtual, answers);
            relay(box, virtual, answers);
            powerRelay(box);
        }
    }

    private boolean box(Box box) {
        try {
            Duration start = clock.elapsed();
            box.connect(LINK_LIMIT);
            tell(Finding.ok(
                    "box-reachable",
                    box.id() + " answered after " + clock.elapsed().minus(start).toMillis() + " ms"));
        } catch (BenchException e) {
            tell(Finding.failed("box-reachable", String.valueOf(e.getMessage()), BOX_MEND));
            return false;
        }
        try {
            BoxExamination.examine(box, clock).forEach(this::tell);
        } catch (BenchException e) {
            tell(Finding.failed(
                    "box-answers",
                    String.valueOf(e.getMessage()),
                    "See the cable and what loads the box, and try again."));
        }
        return true;
    }

    private void console(Box box, @Nullable VirtualBox virtual, boolean answers) {
        List<String> ports = wishes.findConsole();
        if (ports != null) {
            tell(
                    answers
                            ? findConsole(box, ports)
                            : Finding.skipped("find-console", "the box does not answer", BOX_MEND));
        }
        ConsoleSource source = BenchConsole.of(bench, virtual);
        if (source == null) {
            tell(Finding.skipped(
                    "console",
                    "the bench has none: the last words of a dying kernel are then seen only where pstore keeps them",
                    "Add 'console: { port: ..., baud: ... }' to the bench; 'boxsoak doctor --find-console' finds it."));
            return;
        }
        tell(new ConsoleExamination(box, source, clock, cancellation).examine(answers));
    }

    private Finding findConsole(Box box, List<String> given) {
        List<String> relayPorts = Stream.of(bench.relay(), bench.recovery().power())
                .filter(Objects::nonNull)
                .map(relay -> SerialPorts.real(relay.settings().getOrDefault("port", "")))
                .toList();
        List<String> ports = (given.isEmpty() ? ConsoleFinder.ports() : given)
                .stream()
                        .filter(port -> !relayPorts.contains(SerialPorts.real(port)))
                        .toList();
        try {
            return new ConsoleFinder(box, clock, cancellation).find(ports);
        } catch (BenchException e) {
            return Finding.failed("find-console", String.valueOf(e.getMessage()), "Run 'adb root'.");
        }
    }

    private void relay(Box box, @Nullable VirtualBox virtual, boolean answers) {
        RelaySettings settings = bench.relay();
        if (settings == null) {
            tell(Finding.skipped(
                    "relay", "the bench has none: nothing can be plugged", "Add 'relay: { type: ... }' to the bench."));
            return;
        }
        try (Relay relay = Relays.open(settings, virtual, context(box))) {
            new RelayExamination(relay, answers ? box.shell() : null, clock, cancellation)
                    .examine(wishes.plug())
                    .forEach(this::tell);
        } catch (BenchException e) {
            tell(Finding.failed("relay", String.valueOf(e.getMessage()), RELAY_MEND));
        }
    }

    /** What switches the box's own power is opened and asked, never switched. */
    private void powerRelay(Box box) {
        RelaySettings settings = bench.recovery().power();
        if (settings == null) {
            return;
        }
        try (Relay relay = Relays.open(settings, null, context(box))) {
            tell(
                    relay.state() == RelayState.OFF
                            ? Finding.failed(
                                    "power-relay",
                                    "opened; it says that the box has no power",
                                    "See 'normally' and the channel of 'recovery.power' in the bench.")
                            : Finding.ok("power-relay", "opened; not switched, for it is the box's power"));
        } catch (BenchException e) {
            tell(Finding.failed("power-relay", String.valueOf(e.getMessage()), RELAY_MEND));
        }
    }

    private RelayContext context(Box box) {
        return new RelayContext(box.shell(), clock, cancellation, person);
    }

    private void tell(Finding finding) {
        findings.add(finding);
        told.accept(finding);
    }
}
