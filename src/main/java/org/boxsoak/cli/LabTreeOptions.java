package org.boxsoak.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.lab.TreeJob;
import org.boxsoak.nights.RunFolders;
import org.boxsoak.nights.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A tree of runs that all hosts share, read as an array job where it is large. */
final class LabTreeOptions {
    /** One host reads as many in a few seconds. */
    private static final int RUNS_OF_A_PART = 50_000;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "REPORTS",
            description = "the reports that all hosts share (default: reports/)")
    private @Nullable Path reports;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description =
                    "in how many parts (default: one for each 50000 runs; a single one is read here, without Slurm)")
    private @Nullable Integer shards;

    @Option(names = "--json", description = "one JSON object a line")
    boolean json;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    Path reports() {
        Path folder = ProjectHome.reports(reports);
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder of reports " + folder + ".");
        }
        return folder;
    }

    /** What the parts of the tree come to, in their order; each is written down by the command with {@code --part}. */
    <T> List<T> read(String command, Class<T> type, Function<RunFolders, T> reader) {
        Path tree = reports();
        Division division = division(tree);
        int parts = division.parts();
        if (parts < 1 || parts > TreeJob.MOST_PARTS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--shards: " + parts + " is out of range; give 1 to " + TreeJob.MOST_PARTS + ".");
        }
        if (parts == 1) {
            return List.of(reader.apply(division.runs()));
        }
        TreeJob job = new TreeJob(ProjectHome.path().resolve("boxsoak"), tree, command, parts);
        try (CtrlC ctrlC = CtrlC.listen()) {
            return job.carryOut(
                    type,
                    LocalDateTime.now(ZoneId.systemDefault()),
                    new SystemRunClock(),
                    ctrlC.cancellation(),
                    sentence -> err().println("boxsoak: " + sentence));
        }
    }

    /**
     * How a tree is read.
     *
     * @param parts in how many parts
     * @param runs all of its runs; where there are several parts, each of them lists its own
     */
    private record Division(int parts, RunFolders runs) {}

    /** Lists the tree once: the runs that were counted are those that are read. */
    private Division division(Path tree) {
        RunFolders all = RunFolders.under(List.of(tree), Shard.ALL);
        if (shards != null) {
            return new Division(shards, all);
        }
        List<Path> few = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();
        all.each(
                run -> {
                    if (count.incrementAndGet() <= RUNS_OF_A_PART) {
                        few.add(run);
                    }
                },
                unreadable::add);
        int parts = 1 + (Math.max(1, count.get()) - 1) / RUNS_OF_A_PART;
        return new Division(Math.min(TreeJob.MOST_PARTS, parts), (taker, tell) -> {
            few.forEach(taker);
            unreadable.forEach(tell);
        });
    }
}
