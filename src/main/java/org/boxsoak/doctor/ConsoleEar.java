package org.boxsoak.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.console.Console;
import org.boxsoak.console.ConsoleEvent;
import org.boxsoak.console.ConsoleLine;
import org.boxsoak.console.ConsoleLost;
import org.boxsoak.console.ConsoleSource;

/** Listens at a console for a token that the box is made to write there. */
final class ConsoleEar implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Console console;
    private final RunClock clock;
    private final List<String> heard = new ArrayList<>();
    private String lost = "";

    private ConsoleEar(BoxId box, ConsoleSource source, RunClock clock) {
        this.clock = clock;
        this.console = Console.start(box, source, clock, this::hear);
    }

    static ConsoleEar at(BoxId box, ConsoleSource source, RunClock clock) {
        return new ConsoleEar(box, source, clock);
    }

    private synchronized void hear(ConsoleEvent event) {
        if (event instanceof ConsoleLine line) {
            heard.add(line.text());
        } else if (event instanceof ConsoleLost gone) {
            lost = gone.reason();
        }
    }

    /** A word that nobody else writes. */
    static String token() {
        return "boxsoak-doctor-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * Makes the box write the token to its console: through the kernel's log, which reaches every console, or else to
     * /dev/console itself.
     *
     * @return whether the box could
     */
    static boolean say(Box box, String token) {
        try {
            // Level 1 (alert) passes whatever console log level a vendor has set.
            return box.shell()
                    .run(
                            "{ echo '<1>" + token + "' >/dev/kmsg; } 2>/dev/null || { echo " + token
                                    + " >/dev/console; } 2>/dev/null",
                            DEADLINE)
                    .succeeded();
        } catch (BoxUnreachableException e) {
            return false;
        }
    }

    /** Types the token at the console: a shell or a login prompt there echoes it. */
    void type(String token) {
        console.write("# " + token + "\n");
    }

    synchronized boolean hears(String token) {
        return heard.stream().anyMatch(line -> line.contains(token));
    }

    synchronized int lines() {
        return heard.size();
    }

    /** Why nothing can be read; empty: it can. */
    synchronized String lost() {
        return lost;
    }

    /** Waits until the port is known to be open or not, which the console's own thread finds out. */
    void settle(Duration limit, Cancellation cancellation) {
        Duration end = clock.elapsed().plus(limit);
        while (lost().isEmpty() && clock.elapsed().compareTo(end) < 0 && !cancellation.isRequested()) {
            clock.waitUntil(clock.elapsed().plus(LOOK_EVERY), cancellation);
        }
    }

    boolean awaits(String token, Duration limit, Cancellation cancellation) {
        Duration end = clock.elapsed().plus(limit);
        while (!hears(token) && clock.elapsed().compareTo(end) < 0 && !cancellation.isRequested()) {
            clock.waitUntil(clock.elapsed().plus(LOOK_EVERY), cancellation);
        }
        return hears(token);
    }

    @Override
    public void close() {
        console.close();
    }
}
