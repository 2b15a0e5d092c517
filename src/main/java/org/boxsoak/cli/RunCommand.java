package org.boxsoak.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.record.Verdict;
import org.boxsoak.soak.RunChecksLauncher;
import org.boxsoak.soak.SoakOrder;
import org.boxsoak.soak.SoakRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code boxsoak run}: a soak run, its checks and its report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a plan on a box, judges it and reports.",
            "Without --bench it runs on the plan's own bench, by default the virtual box. Ctrl-C ends the run in order."
        })
final class RunCommand implements Callable<Integer> {
    /** How long a run may take to end in order once it is asked to. */
    private static final long GOODBYE_SECONDS = 120;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "the plan, e.g. testplans/three-hour-failure.yaml")
    @SuppressWarnings("NullAway.Init")
    private String plan;

    @Option(names = "--bench", paramLabel = "FILE", description = "the bench to run on instead of the plan's own")
    private @Nullable String bench;

    @Option(names = "--reports", paramLabel = "DIR", description = "where the run's folder is made (default: reports/)")
    private @Nullable Path reports;

    @Option(names = "--json", description = "print the verdict as one line of JSON on standard output")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        SoakOrder order = SoakOrder.load(
                ProjectHome.locate(plan),
                bench == null ? null : ProjectHome.locate(bench),
                ProjectHome.reports(reports));
        Cancellation cancellation = new Cancellation();
        CountDownLatch done = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> endInOrder(cancellation, done), "ctrl-c");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            RunLines lines = new RunLines(spec.commandLine().getErr());
            try (SoakRun run = SoakRun.start(order, cancellation, lines::show)) {
                Verdict verdict = RunChecksLauncher.check(run);
                VerdictLines.print(
                        run.folder(), verdict, json, spec.commandLine().getOut());
                return verdict.verdict().exitCode();
            }
        } finally {
            done.countDown();
        }
    }

    private static void endInOrder(Cancellation cancellation, CountDownLatch done) {
        cancellation.request();
        try {
            if (!done.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                // The journal is on disk; 'boxsoak judge' makes the rest of it.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
