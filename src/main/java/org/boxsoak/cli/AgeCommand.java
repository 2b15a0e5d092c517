package org.boxsoak.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.boxsoak.ager.AgeRequest;
import org.boxsoak.ager.AgedBox;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.plan.Bytes;
import org.boxsoak.soak.OpenBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code boxsoak age}: the state of long use, in seconds. */
@Command(
        name = "age",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the box into the state of hours of use and holds it there: plenty of free memory, but no free block of the order",
            "outside CMA. Ctrl-C gives everything back; so does the box by itself when this command or the link to it ends."
        })
final class AgeCommand implements Callable<Integer> {
    private static final Duration AGE_LIMIT = Duration.ofMinutes(3);
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private final BenchOption bench = new BenchOption();

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "4",
            description = "block size as a power of two of pages (default: ${DEFAULT-VALUE}, which is 64 KiB)")
    private int order;

    @Option(
            names = "--leave",
            paramLabel = "K",
            defaultValue = "0",
            description = "how many blocks of that order stay free outside CMA (default: ${DEFAULT-VALUE})")
    private int leave;

    @Option(
            names = "--reserve",
            paramLabel = "SIZE",
            converter = SizeOption.class,
            description = "never taken from what is free outside CMA, e.g. 20M (default: 5 times the high watermarks)")
    private @Nullable Bytes reserve;

    @Mixin
    private LengthOption length = new LengthOption();

    @Option(names = "--json", description = "print one JSON object each second")
    private boolean json;

    @Override
    public Integer call() {
        AgeRequest request = request();
        PrintWriter out = spec.commandLine().getOut();
        TerminalPerson person = new TerminalPerson(System.in, spec.commandLine().getErr());
        try (CtrlC ctrlC = CtrlC.listen();
                OpenBench open = OpenBench.open(bench.load(), person, ctrlC.cancellation())) {
            open.awaitReady();
            try (AgedBox aged = AgedBox.start(open.box(), request, AGE_LIMIT, ctrlC.cancellation())) {
                for (String note : aged.notes()) {
                    spec.commandLine().getErr().println("boxsoak: " + note);
                }
                hold(aged, AgePicture.of(json, Terminal.isOutput(), open.box(), out), ctrlC.cancellation());
            }
        }
        return 0;
    }

    private AgeRequest request() {
        try {
            return new AgeRequest(order, leave, reserve == null ? null : reserve.count());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
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
