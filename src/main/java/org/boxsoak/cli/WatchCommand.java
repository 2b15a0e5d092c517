package org.boxsoak.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.memory.KernelRelease;
import org.boxsoak.plan.Sampling;
import org.boxsoak.reader.Reading;
import org.boxsoak.reader.ReadingListener;
import org.boxsoak.reader.ReadingLoop;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.Timeline;
import org.boxsoak.soak.OpenBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code boxsoak watch}: the script that tracks MemFree, grown up. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the box's memory live: MemFree, what of it is outside CMA, the order-4 supply, slab, what no counter shows.",
            "A table on a terminal, CSV when piped: boxsoak watch > night.csv, then boxsoak judge night.csv. Ctrl-C ends it."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration IDENTITY = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    /** Reading pagetypeinfo disturbs the allocator more than the rest. */
    private static final Duration PAGETYPEINFO_AT_MOST = Duration.ofSeconds(5);

    private static final List<String> SOURCES = List.of("meminfo", "vmstat", "zoneinfo", "slabinfo", "pagetypeinfo");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private final BenchOption bench = new BenchOption();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = PlugCommand.Time.class,
            defaultValue = "2s",
            description = "time between two readings (default: ${DEFAULT-VALUE})")
    private Duration every = Duration.ofSeconds(2);

    @Mixin
    private LengthOption length = new LengthOption();

    @Option(names = "--csv", description = "CSV on a terminal too")
    private boolean csv;

    @Override
    public Integer call() {
        if (every.compareTo(SHORTEST) < 0) {
            throw new ParameterException(spec.commandLine(), "--every is too short; the shortest is 100ms.");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (CtrlC ctrlC = CtrlC.listen();
                OpenBench open =
                        OpenBench.open(bench.load(), new TerminalPerson(System.in, err), ctrlC.cancellation())) {
            open.awaitReady();
            WatchView view = csv || !Terminal.isOutput() ? new WatchCsv(out, err) : new WatchTable(out);
            watch(open, view, ctrlC.cancellation());
        }
        return 0;
    }

    private void watch(OpenBench open, WatchView view, Cancellation cancellation) {
        Duration rationed = every.compareTo(PAGETYPEINFO_AT_MOST) > 0 ? every : PAGETYPEINFO_AT_MOST;
        List<SampleSource> sources = SampleSource.standard(new Sampling(every, rationed, 1, List.of())).stream()
                .filter(source -> SOURCES.contains(source.name()))
                .toList();
        KernelRelease release =
                KernelRelease.parse(open.box().identity(IDENTITY).kernelRelease());
        Timeline timeline = Timeline.startingNow(new SystemRunClock());
        Cancellation end = cancellation.part();
        Shown shown = new Shown(view, new WatchFigures(release), length, end);
        // A person who watches says how often; there is no budget to keep.
        new ReadingLoop(open.box(), sources, every, 1, timeline, shown, cancellation).run(end);
    }

    private record Shown(WatchView view, WatchFigures figures, LengthOption length, Cancellation end)
            implements ReadingListener {
        @Override
        public void opened(String bootId, String reader, String why) {
            if (!why.isEmpty()) {
                view.note("read by a shell script, since " + why);
            }
        }

        @Override
        public void absent(String source, String why) {
            view.note("the box does not give " + source + " (" + why + "); some files need root: run 'adb root'");
        }

        @Override
        public void reading(Reading reading) {
            view.show(reading.at().toNanos() / 1e9, figures.of(reading.texts()));
            if (length.isOver(reading.at())) {
                end.request();
            }
        }

        @Override
        public void damaged(String what) {
            view.note("left out: " + what);
        }

        @Override
        public void missed(String why) {
            view.note(why);
        }
    }
}
