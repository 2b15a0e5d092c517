package org.boxsoak.doctor;

import java.time.Duration;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.box.Box;
import org.boxsoak.console.ConsoleSource;

/** Sees whether what the box writes to its console arrives here. */
final class ConsoleExamination {
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(5);
    private static final Duration OPENS_WITHIN = Duration.ofSeconds(1);
    private static final Duration ECHO_WITHIN = Duration.ofSeconds(2);

    private final Box box;
    private final ConsoleSource source;
    private final RunClock clock;
    private final Cancellation cancellation;

    ConsoleExamination(Box box, ConsoleSource source, RunClock clock, Cancellation cancellation) {
        this.box = box;
        this.source = source;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** @param answers whether the box can be made to write there; else only an echo can be awaited */
    Finding examine(boolean answers) {
        String token = ConsoleEar.token();
        try (ConsoleEar ear = ConsoleEar.at(box.id(), source, clock)) {
            Duration start = clock.elapsed();
            boolean said = answers && ConsoleEar.say(box, token);
            if (said && ear.awaits(token, ARRIVES_WITHIN, cancellation)) {
                return Finding.ok(
                        "console",
                        "what the box writes arrives at " + source.describe() + " after "
                                + clock.elapsed().minus(start).toMillis() + " ms");
            }
            ear.settle(OPENS_WITHIN, cancellation);
            if (!ear.lost().isEmpty()) {
                return Finding.failed(
                        "console",
                        ear.lost(),
                        "See that the adapter is plugged in, that no other program has its port, and that this user is in"
                                + " the group dialout; 'boxsoak doctor --find-console' looks on all ports.");
            }
            return echo(ear, said);
        }
    }

    private Finding echo(ConsoleEar ear, boolean said) {
        String token = ConsoleEar.token();
        try {
            ear.type(token);
        } catch (BenchException e) {
            return silent(ear, said);
        }
        return ear.awaits(token, ECHO_WITHIN, cancellation)
                ? Finding.ok("console", "the box echoes what is typed at " + source.describe())
                : silent(ear, said);
    }

    private Finding silent(ConsoleEar ear, boolean said) {
        String found = source.describe() + " is open, but "
                + (said
                        ? "what the box wrote to its console did not arrive"
                        : "the box could not be made to write there")
                + (ear.lines() == 0
                        ? "; nothing came at all"
                        : "; " + ear.lines() + " other lines came: a wrong speed?");
        String mend =
                "Try 'boxsoak doctor --find-console'; see RX and TX, the 'baud', and 'console=' on the kernel's command line.";
        return said ? Finding.failed("console", found, mend) : Finding.warning("console", found, mend);
    }
}
