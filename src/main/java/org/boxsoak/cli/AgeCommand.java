package org.boxsoak.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.boxsoak.ager.AgeRequest;
import org.boxsoak.ager.AgedBox;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.record.Outcome;
import org.boxsoak.soak.OpenBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code boxsoak age}: the state of long use, in seconds. */
@Command(
        name = "age",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the box into the state of hours of use and holds it there: plenty of free memory, but no free block of the order",
            "outside CMA. Ctrl-C gives everything back; so does the box by itself when this command or the link to it ends.",
            "A box that lacks something for it is aged as far as it goes; exit 3 then."
        })
final class AgeCommand implements Callable<Integer> {
    private static final Duration AGE_LIMIT = Duration.ofMinutes(3);
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private final BenchOption bench = new BenchOption();

    @Mixin
    private final AgeOptions options = new AgeOptions();

    @Option(
            names = "--leave",
            paramLabel = "K",
            defaultValue = "0",
            description = "how many blocks of that order stay free outside CMA (default: ${DEFAULT-VALUE})")
    private int leave;

    @Mixin
    private LengthOption length = new LengthOption();

    @Option(names = "--json", description = "print one JSON object each second")
    private boolean json;

    @Override
    public Integer call() {
        AgeRequest request = options.request(leave);
        PrintWriter out = spec.commandLine().getOut();
        TerminalPerson person = new TerminalPerson(System.in, spec.commandLine().getErr());
        try (CtrlC ctrlC = CtrlC.listen();
                OpenBench open = OpenBench.open(bench.load(), person, ctrlC.cancellation())) {
            open.awaitReady();
            try (AgedBox aged = AgedBox.startAsFarAsPossible(open.box(), request, AGE_LIMIT, ctrlC.cancellation())) {
                for (String note : aged.notes()) {
                    spec.commandLine().getErr().println("boxsoak: " + note);
                }
                hold(aged, AgePicture.of(json, Terminal.isOutput(), open.box(), out), ctrlC.cancellation());
                if (!aged.isReached()) {
                    spec.commandLine()
                            .getErr()
                            .println("The box was aged as far as was possible there, but not as was wished.");
                    return Outcome.BENCH_FAILED.exitCode();
                }
            }
        }
        return 0;
    }

    private void hold(AgedBox aged, AgePicture picture, Cancellation cancellation) {
        SystemRunClock clock = new SystemRunClock();
        Duration start = clock.elapsed();
        while (!cancellation.isRequested() && !length.isOver(clock.elapsed().minus(start))) {
            if (!aged.isHeld()) {
                throw new BenchException(
                        "The box no longer holds the state: it rebooted, or its ager or the link to it ended."
                                + " 'boxsoak doctor' checks the bench.");
            }
            picture.show(aged.state());
            clock.waitUntil(clock.elapsed().plus(EVERY), cancellation);
        }
    }
}
