package org.boxsoak.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.boxsoak.plan.Durations;
import org.boxsoak.plan.Step;
import org.boxsoak.plan.TestPlan;
import org.boxsoak.plan.steps.Setting;
import org.boxsoak.plan.steps.StepKind;
import org.boxsoak.plan.steps.StepKinds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code boxsoak plan}: what a plan does, to the letter. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what a plan does, and the ready steps that plans can use.",
        subcommands = {PlanCommand.Show.class, PlanCommand.Steps.class})
final class PlanCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Main.USAGE;
    }

    /** {@code boxsoak plan show}: every command, in order, as the box gets it. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Prints the exact commands of a plan's steps, in the order in which they run, with their time limits.")
    static final class Show implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "PLAN", description = "the plan, e.g. testplans/nightly.yaml")
        @SuppressWarnings("NullAway.Init")
        private String plan;

        @Override
        public Integer call() {
            TestPlan shown = BenchOption.loader().loadPlan(ProjectHome.locate(plan));
            PrintWriter out = spec.commandLine().getOut();
            out.println("# " + shown.name() + (shown.about().isEmpty() ? "" : ": " + shown.about()));
            print("setup, once", shown.setup(), out);
            print(
                    "workload, for " + Durations.format(shown.duration()),
                    shown.workload().steps(),
                    out);
            if (shown.mitigations() != null) {
                print(
                        "mitigations, " + shown.mitigations().repeat() + " times each",
                        shown.mitigations().variants().stream()
                                .map(v -> v.step())
                                .toList(),
                        out);
            }
            print("cleanup, once, whatever happened", shown.cleanup(), out);
            out.flush();
            return 0;
        }

        private static void print(String part, List<Step> steps, PrintWriter out) {
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                out.println();
                out.println("# " + part + ", step " + (i + 1) + " of " + steps.size() + ": " + step.name() + " (on the "
                        + step.on() + ", within " + Durations.format(step.time().limit()) + ")");
                out.println(step.run());
            }
        }
    }

    /** {@code boxsoak plan steps}: the library. */
    @Command(
            name = "steps",
            mixinStandardHelpOptions = true,
            description = "Lists the ready steps that plans take with 'use', and their settings.")
    static final class Steps implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (StepKind kind : StepKinds.all()) {
                out.printf(Locale.ROOT, "%-17s %s%n", kind.name(), kind.meaning());
                for (Setting setting : kind.settings()) {
                    out.printf(
                            Locale.ROOT,
                            "    %-13s %s (%s)%n",
                            setting.name(),
                            setting.meaning(),
                            setting.fallback() == null
                                    ? "required"
                                    : setting.fallback().isEmpty() ? "optional" : setting.fallback());
                }
            }
            out.flush();
            return 0;
        }
    }
}
