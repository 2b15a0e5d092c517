package org.boxsoak.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.Verdict;
import org.boxsoak.relay.Person;
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
    public Integer call() {
        SoakOrder order = SoakOrder.load(
                ProjectHome.locate(plan),
                bench == null ? null : ProjectHome.locate(bench),
                ProjectHome.reports(reports));
        try (CtrlC ctrlC = CtrlC.listen()) {
            RunLines lines = new RunLines(spec.commandLine().getErr());
            Person person = new TerminalPerson(System.in, spec.commandLine().getErr());
            try (SoakRun run = SoakRun.start(order, person, ctrlC.cancellation(), lines::show)) {
                Verdict verdict = RunChecksLauncher.check(run);
                nightPages(order);
                VerdictLines.print(
                        run.folder(), verdict, json, spec.commandLine().getOut());
                return verdict.verdict().exitCode();
            }
        }
    }

    /** Pages over other runs too: whatever is wrong with one of those, this run has its verdict. */
    private void nightPages(SoakOrder order) {
        try {
            NightPages.refresh(order.reports());
        } catch (BenchException e) {
            spec.commandLine().getErr().println("The pages over all nights were not written: " + e.getMessage());
        }
    }
}
