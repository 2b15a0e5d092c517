package org.boxsoak.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.boxsoak.bench.BenchException;
import org.boxsoak.plan.Hook;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.Verdict;
import org.boxsoak.relay.Person;
import org.boxsoak.soak.AfterRun;
import org.boxsoak.soak.FinishedRun;
import org.boxsoak.soak.MailHook;
import org.boxsoak.soak.RunChecksLauncher;
import org.boxsoak.soak.SoakOrder;
import org.boxsoak.soak.SoakRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Parameters(arity = "0..1", paramLabel = "PLAN", description = "the plan, e.g. testplans/three-hour-failure.yaml")
    private @Nullable String plan;

    @Option(
            names = "--resume",
            paramLabel = "RUN-FOLDER",
            description = "go on with a run whose harness was killed or whose host rebooted: the same run, its plan "
                    + "and bench as they were, the gap marked, the remaining time run")
    private @Nullable Path resume;

    @Option(names = "--bench", paramLabel = "FILE", description = "the bench to run on instead of the plan's own")
    private @Nullable String bench;

    @Option(names = "--reports", paramLabel = "DIR", description = "where the run's folder is made (default: reports/)")
    private @Nullable Path reports;

    @Mixin
    private final KeepOption keep = new KeepOption();

    @Option(names = "--json", description = "print the verdict as one line of JSON on standard output")
    private boolean json;

    @Option(
            names = "--night",
            description = {
                "nobody watches: a bench that cannot be opened, or a busy box, is kept as a bench-failed run too,",
                "so that no night is missing, and the plan's hooks hear of it"
            })
    private boolean night;

    @Option(
            names = "--mail",
            paramLabel = "ADDRESS",
            description = "mail the explanation of a run that did not pass there, by this host's mail system")
    private @Nullable String mail;

    @Override
    public Integer call() {
        List<Hook> mails = mails();
        SoakOrder order = order();
        try (CtrlC ctrlC = CtrlC.listen()) {
            RunLines lines = new RunLines(spec.commandLine().getErr());
            Person person = new TerminalPerson(System.in, spec.commandLine().getErr());
            try (SoakRun run = SoakRun.start(order, person, ctrlC.cancellation(), lines::show)) {
                Verdict verdict = RunChecksLauncher.check(run);
                VerdictLines.print(
                        run.folder(), run.judgement(), json, spec.commandLine().getOut());
                return finish(order, mails, run.folder(), verdict);
            } catch (BenchException e) {
                if (!night) {
                    throw e;
                }
                FinishedRun missed = FinishedRun.neverBegan(order, e, lines::show);
                VerdictLines.print(
                        missed.folder(),
                        missed.verdict(),
                        json,
                        spec.commandLine().getOut());
                return finish(order, mails, missed.folder(), missed.verdict());
            }
        }
    }

    private SoakOrder order() {
        if (resume != null) {
            if (plan != null || bench != null || reports != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--resume takes plan, bench and place from the run's folder: name nothing else than the folder.");
            }
            return SoakOrder.resume(new RunFolder(resume));
        }
        if (plan == null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required parameter: 'PLAN', or --resume with a run's folder.");
        }
        return SoakOrder.load(
                ProjectHome.locate(plan),
                bench == null ? null : ProjectHome.locate(bench),
                ProjectHome.reports(reports));
    }

    private List<Hook> mails() {
        if (mail == null) {
            return List.of();
        }
        try {
            return List.of(MailHook.to(mail));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
        }
    }

    private int finish(SoakOrder order, List<Hook> mails, RunFolder folder, Verdict verdict) {
        keep.apply(order.reports(), spec.commandLine().getErr());
        nightPages(order);
        List<Hook> hooks = new ArrayList<>(order.loaded().plan().unattended().after());
        hooks.addAll(mails);
        AfterRun.carryOut(hooks, order.loaded(), folder, verdict, failure -> {
            spec.commandLine().getErr().println("boxsoak: " + failure);
            spec.commandLine().getErr().flush();
        });
        return verdict.verdict().exitCode();
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
