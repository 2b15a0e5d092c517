package org.boxsoak.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.bench.SerialPorts;
import org.boxsoak.box.Box;
import org.boxsoak.console.ConsoleSource;

/** Finds the box's console among the serial ports of this host: the box writes a token, and one port hears it. Nothing is written to a port. */
final class ConsoleFinder {
    private static final List<Integer> SPEEDS = List.of(115_200, 921_600, 1_500_000);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(2);
    private static final Path BY_ID = Path.of("/dev/serial/by-id");

    private final Box box;
    private final RunClock clock;
    private final Cancellation cancellation;

    ConsoleFinder(Box box, RunClock clock, Cancellation cancellation) {
        this.box = box;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** Every serial port that this host shows, by the name that stays where it has one. */
    static List<String> ports() {
        List<String> named = new ArrayList<>();
        List<Path> real = new ArrayList<>();
        if (Files.isDirectory(BY_ID)) {
            try (Stream<Path> links = Files.list(BY_ID)) {
                for (Path link : links.sorted().toList()) {
                    named.add(link.toString());
                    real.add(link.toRealPath());
                }
            } catch (IOException e) {
                // The plain names below remain.
            }
        }
        SerialPorts.all().stream().filter(port -> !real.contains(Path.of(port))).forEach(named::add);
        return named;
    }

    /**
     * Listens at all ports at once, at one speed after the other.
     *
     * @param ports where to listen; the relay's own is better left out
     */
    Finding find(List<String> ports) {
        if (ports.isEmpty()) {
            return Finding.failed(
                    "find-console",
                    "this host shows no serial port",
                    "Plug the adapter in; 'dmesg' tells whether it came.");
        }
        for (int speed : SPEEDS) {
            List<ConsoleEar> ears = new ArrayList<>();
            try {
                for (String port : ports) {
                    ears.add(ConsoleEar.at(box.id(), ConsoleSource.serial(port, speed), clock));
                }
                Optional<Integer> found = hear(ears);
                if (found.isPresent()) {
                    return Finding.ok(
                            "find-console", "console: { port: " + ports.get(found.get()) + ", baud: " + speed + " }");
                }
            } finally {
                ears.forEach(ConsoleEar::close);
            }
        }
        return Finding.failed(
                "find-console",
                "none of " + String.join(", ", ports) + " heard the box, at " + SPEEDS + " baud",
                "See RX and TX, another speed, whether other programs hold a port, and 'console=' on the kernel's command line.");
    }

    private Optional<Integer> hear(List<ConsoleEar> ears) {
        String token = ConsoleEar.token();
        // A port that is opened while the token is on its way would miss it.
        clock.waitUntil(clock.elapsed().plusMillis(300), cancellation);
        if (!ConsoleEar.say(box, token)) {
            throw new BenchException("The box cannot be made to write to its console: neither /dev/kmsg nor"
                    + " /dev/console takes words from this shell. Run 'adb root'.");
        }
        Duration end = clock.elapsed().plus(HEARD_WITHIN);
        while (clock.elapsed().compareTo(end) < 0 && !cancellation.isRequested()) {
            for (int i = 0; i < ears.size(); i++) {
                if (ears.get(i).hears(token)) {
                    return Optional.of(i);
                }
            }
            clock.waitUntil(clock.elapsed().plusMillis(50), cancellation);
        }
        return Optional.empty();
    }
}
