package org.boxsoak.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.plan.yaml.PlanProblems;
import org.boxsoak.record.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code boxsoak}. Exit codes: 0 passed, 1 the box failed, 2 plan or usage is wrong, 3 the bench failed, 4 undecided. */
@Command(
        name = "boxsoak",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Soak-tests Android TV boxes and other embedded Linux boxes.",
        footer = {
            "",
            "Exit codes: 0 passed, 1 the box failed, 2 plan or usage is wrong, 3 the bench failed, 4 undecided.",
            "'boxsoak COMMAND --help' tells more."
        },
        subcommands = {
            RunCommand.class,
            ExplainCommand.class,
            JudgeCommand.class,
            TrendCommand.class,
            ReportCommand.class,
            WatchCommand.class,
            PlugCommand.class,
            AgeCommand.class,
            MarginCommand.class,
            ScheduleCommand.class,
            NightsCommand.class,
            LabCommand.class,
            PlanCommand.class,
            TraceCommand.class,
            DoctorCommand.class
        })
public final class Main {
    /** Plan or usage is wrong; no run was started. */
    static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, result) -> {
                    command.getErr().println(message(e));
                    command.getErr().flush();
                    return exitCode(e);
                });
    }

    private static int exitCode(Exception e) {
        if (e instanceof PlanProblems || e instanceof MissingSetupException) {
            return USAGE;
        }
        return e instanceof BenchException ? Outcome.BENCH_FAILED.exitCode() : CommandLine.ExitCode.SOFTWARE + 10;
    }

    /** One clear sentence for what a person can mend; the whole trace for what only a programmer can. */
    private static String message(Exception e) {
        if (e instanceof BenchException || exitCode(e) == USAGE) {
            return "boxsoak: " + e.getMessage();
        }
        Deque<String> lines = new ArrayDeque<>();
        lines.add("boxsoak: this is a fault in boxsoak itself; please report it with these lines:");
        for (Throwable t = e; t != null; t = t.getCause()) {
            lines.add(t.toString());
            for (StackTraceElement frame : t.getStackTrace()) {
                lines.add("    at " + frame);
            }
        }
        return String.join(System.lineSeparator(), lines);
    }
}
