package org.boxsoak.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.nights.RunFolders;
import org.boxsoak.plan.GrowthRate;
import org.boxsoak.report.FileReplacement;
import org.boxsoak.report.page.FlameGraph;
import org.boxsoak.soak.OpenBench;
import org.boxsoak.trace.FoldedStacks;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Ranking;
import org.boxsoak.trace.Trace;
import org.boxsoak.tracer.BoxTracer;
import org.boxsoak.tracer.TraceRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code boxsoak trace}: who takes memory and does not give it back, by call chain. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = {
            "Shows who allocates and does not free, by call chain, on any kernel with tracefs; needs root on the box.",
            "Records in windows, then waits one window for slow frees. What is kept out of window after window is suspected.",
            "Uses tracing instances of its own, which the box removes by itself when this command or the link to it ends."
        })
final class TraceCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private final BenchOption bench = new BenchOption();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = PlugCommand.Time.class,
            defaultValue = "30s",
            description =
                    "how long to trace in all (default: ${DEFAULT-VALUE}); 2 MB/h is a page in 7 s, so give it minutes")
    @SuppressWarnings("NullAway.Init")
    private Duration length;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "6",
            description = "windows in which allocations are recorded (default: ${DEFAULT-VALUE})")
    private int windows;

    @Option(
            names = "--pause",
            paramLabel = "TIME",
            converter = PlugCommand.Time.class,
            defaultValue = "0s",
            description =
                    "time between two windows in which frees alone are recorded, which spares the box (default: none)")
    @SuppressWarnings("NullAway.Init")
    private Duration pause;

    @Option(
            names = "--least",
            paramLabel = "RATE",
            defaultValue = "1 MB/h",
            description = "nobody is suspected of less (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private String least;

    @Option(
            names = "--pages-only",
            description = "leave out slab objects, which are the most of the events and of the cost")
    private boolean pagesOnly;

    @Option(names = "--beside", description = "trace although somebody else traces on the box, in instances of our own")
    private boolean beside;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where trace.lines.gz, trace.folded and flamegraph.svg go (default: reports/traces/BOX-TIME)")
    private @Nullable Path out;

    @Option(names = "--json", description = "print one JSON object for each holder, and one for the trace")
    private boolean json;

    @Override
    public Integer call() {
        TraceRequest request = request();
        double leastPerHour = leastPerHour();
        TerminalPerson person = new TerminalPerson(System.in, spec.commandLine().getErr());
        try (CtrlC ctrlC = CtrlC.listen();
                OpenBench open = OpenBench.open(bench.load(), person, ctrlC.cancellation())) {
            open.awaitReady();
            Path folder = folder(open.box().id().value());
            Trace trace = BoxTracer.trace(
                            open.box(),
                            request,
                            folder.resolve("trace.lines.gz"),
                            window -> progress("window " + window + " of " + windows),
                            ctrlC.cancellation())
                    .trace();
            List<Holder> holders = Ranking.of(trace, leastPerHour);
            Map<List<String>, Long> folded = FoldedStacks.of(trace);
            FileReplacement.write(folder.resolve("trace.folded"), FoldedStacks.text(folded));
            FileReplacement.write(folder.resolve("flamegraph.svg"), FlameGraph.standalone(folded));
            TracePrinter.of(json, spec.commandLine().getOut()).print(trace, holders, folder);
        }
        return 0;
    }

    private TraceRequest request() {
        try {
            TraceRequest request = TraceRequest.lasting(length, windows, pause);
            request = pagesOnly ? request.withoutObjects() : request;
            return beside ? request.besideOthers() : request;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private double leastPerHour() {
        try {
            return GrowthRate.parse(least).bytesPerHour();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--least: " + e.getMessage() + ".", e);
        }
    }

    private void progress(String what) {
        spec.commandLine().getErr().println("boxsoak: " + what);
        spec.commandLine().getErr().flush();
    }

    private Path folder(String box) {
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(new SystemRunClock().now().atZone(ZoneId.systemDefault()));
        String name = box.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + "-" + stamp;
        Path folder = out == null
                ? ProjectHome.reports(null).resolve(RunFolders.TRACES).resolve(name)
                : out.toAbsolutePath();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BenchException(
                    "The folder " + folder + " cannot be made: " + e + ". Name another with --out.", e);
        }
    }
}
