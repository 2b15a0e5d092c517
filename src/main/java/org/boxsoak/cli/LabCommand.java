package org.boxsoak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.lab.BenchShelf;
import org.boxsoak.lab.BoxWish;
import org.boxsoak.lab.EveryNight;
import org.boxsoak.lab.LabDesk;
import org.boxsoak.lab.LabStatus;
import org.boxsoak.lab.LabTask;
import org.boxsoak.lab.Settlement;
import org.boxsoak.schedule.ClockTime;
import org.boxsoak.schedule.NightWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code boxsoak lab}: many boxes on many hosts, by Slurm. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        subcommands = {LabTreeCommands.Trend.class, LabTreeCommands.Nights.class},
        description =
                "Runs plans on the boxes of many hosts, as array jobs of Slurm (src/docs/lab.md tells how to set one up).")
final class LabCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    /** When a submission starts. */
    static final class When {
        @Option(names = "--at", paramLabel = "TIME", description = "start at this time of day, e.g. 22:00")
        private @Nullable String at;

        @Option(
                names = "--begin",
                paramLabel = "WHEN",
                description = "start then, in the words of sbatch: now+2hours, 2026-12-24T22:00")
        private @Nullable String begin;
    }

    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = {
                "Submits one array job with a task for each plan; each runs on a free box of the wished kind, exactly once.",
                "A run whose host dies begins again elsewhere if its box is reachable over TCP, and is bench-failed otherwise."
            })
    int submit(
            @Parameters(arity = "1..*", paramLabel = "PLAN", description = "the plans, on a path that all hosts share")
                    List<String> plans,
            @Option(
                            names = "--boxes",
                            required = true,
                            paramLabel = "WHICH",
                            description = "model:s905x4, licence:s905x4 (boxes on the network), or any")
                    String boxes,
            @ArgGroup @Nullable When when,
            @Option(
                            names = "--until",
                            defaultValue = "08:00",
                            paramLabel = "TIME",
                            description = "with --at: when the night is over (default: ${DEFAULT-VALUE})")
                    String until,
            @Option(names = "--nightly", description = "with --at: submit it again every night, until 'lab end'")
                    boolean nightly,
            @Option(names = "--next", hidden = true, description = "the next night of one that goes on") boolean isNext,
            @Option(
                            names = "--benches",
                            paramLabel = "DIR",
                            defaultValue = "testplans/lab/benches",
                            description = "the benches, as HOST/MODEL/*.yaml (default: ${DEFAULT-VALUE})")
                    String benches,
            @Option(
                            names = "--reports",
                            paramLabel = "DIR",
                            description = "the reports that all hosts share (default: reports/)")
                    @Nullable
                    Path reports,
            @Option(names = "--print", description = "only show the scripts") boolean print) {
        BoxWish wish = parsed("--boxes", boxes, BoxWish::parse);
        String begin = when == null ? null : when.begin;
        LabDesk desk = new LabDesk(
                ProjectHome.path().resolve("boxsoak"),
                new BenchShelf(Path.of(ProjectHome.absolute(benches))),
                ProjectHome.reports(reports));
        LocalTime at = when == null || when.at == null ? null : parsed("--at", when.at, ClockTime::parse);
        LabDesk.Order order = desk.order(
                plans.stream().map(ProjectHome::absolute).toList(), wish, at == null ? begin : at.toString());
        if (at != null) {
            NightWindow window = new NightWindow(at, parsed("--until", until, ClockTime::parse));
            order.plans()
                    .forEach(plan -> parsed(
                            plan,
                            "",
                            text -> window.requireRoomFor(BenchOption.loader().loadPlan(plan))));
        } else if (nightly) {
            throw refused("--nightly: at what time? Add e.g. --at 22:00.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (print) {
            out.print(desk.preview(order, LocalDateTime.now(ZoneId.systemDefault())));
            out.flush();
            return 0;
        }
        desk.requireSlurm(wish);
        if (nightly && at != null) {
            EveryNight night = everyNight(plans, wish, at, until, benches, ProjectHome.reports(reports), isNext);
            out.println(once(desk, order.every(night)));
            out.println("Again every night at " + at + "; end it with 'boxsoak lab end "
                    + night.script().getFileName().toString().replaceFirst("\\.nightly$", "") + "'.");
        } else {
            out.println(once(desk, order));
        }
        out.flush();
        return 0;
    }

    private static String once(LabDesk desk, LabDesk.Order order) {
        Path folder = desk.submit(order, LocalDateTime.now(ZoneId.systemDefault()));
        return "Submitted: " + folder.getFileName() + " (" + order.plans().size() + " runs on " + order.wish()
                + "). See it with 'boxsoak lab status'.";
    }

    private EveryNight everyNight(
            List<String> plans,
            BoxWish wish,
            LocalTime at,
            String until,
            String benches,
            Path reports,
            boolean isNext) {
        String time = String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute());
        EveryNight night = EveryNight.named(reports, EveryNight.nameOf(wish, time));
        if (isNext) {
            return night;
        }
        if (night.goesOn()) {
            throw refused("The lab has a night for " + wish + " at " + time + " already. End it first: boxsoak lab end "
                    + EveryNight.nameOf(wish, time));
        }
        List<String> command =
                new ArrayList<>(List.of(ProjectHome.path().resolve("boxsoak").toString(), "lab", "submit"));
        plans.forEach(plan -> command.add(ProjectHome.absolute(plan)));
        command.addAll(List.of("--boxes", wish.toString(), "--benches", ProjectHome.absolute(benches)));
        command.addAll(List.of("--reports", reports.toString(), "--at", time, "--until", until));
        command.addAll(List.of("--nightly", "--next"));
        night.begin(command);
        return night;
    }

    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description =
                    "Ends what is submitted every night; a run that goes on is left alone. Without a name lists what goes on.")
    int end(
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "as 'lab submit --nightly' gave it")
                    @Nullable
                    String name,
            @Option(
                            names = "--reports",
                            paramLabel = "DIR",
                            description = "the reports that all hosts share (default: reports/)")
                    @Nullable
                    Path reports) {
        PrintWriter out = spec.commandLine().getOut();
        Path home = ProjectHome.reports(reports);
        List<String> all = EveryNight.all(home);
        if (name == null) {
            all.forEach(out::println);
        } else if (!all.contains(name)) {
            throw refused("There is no '" + name + "'; what is submitted every night is "
                    + (all.isEmpty() ? "nothing" : String.join(", ", all)) + ".");
        } else {
            out.println("Ended: " + name + "; " + EveryNight.named(home, name).end(home, this::tell)
                    + " waiting taken back.");
        }
        out.flush();
        return 0;
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Shows every submission, task by task.")
    int status(
            @Option(
                            names = "--reports",
                            paramLabel = "DIR",
                            description = "the reports that all hosts share (default: reports/)")
                    @Nullable
                    Path reports,
            @Option(names = "--json", description = "one JSON object a line for each task") boolean json)
            throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        List<LabStatus> all = LabStatus.all(ProjectHome.reports(reports), this::tell);
        if (all.isEmpty() && !json) {
            out.println(
                    "Nothing was submitted. Write e.g.: boxsoak lab submit testplans/nightly.yaml --boxes model:s905x4");
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"submission", "task", "plan", "state", "host", "run"});
        for (LabStatus status : all) {
            for (LabStatus.Task task : status.tasks()) {
                if (json) {
                    out.println(JSON.writeValueAsString(JSON.createObjectNode()
                            .put("submission", status.name())
                            .put("job", status.job())
                            .put("task", task.number())
                            .put("plan", task.plan())
                            .put("state", task.state())
                            .put("host", task.where())
                            .put("run", task.run())));
                }
                rows.add(new String[] {
                    status.name(),
                    String.valueOf(task.number()),
                    Path.of(task.plan()).getFileName().toString(),
                    task.state(),
                    task.where(),
                    task.run().isEmpty()
                            ? ""
                            : Path.of(task.run()).getFileName().toString()
                });
            }
        }
        if (!json && rows.size() > 1) {
            TextColumns.lines(rows).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "task",
            hidden = true,
            mixinStandardHelpOptions = true,
            description = "Carries out one task of a submission; Slurm starts it.")
    int task(@Parameters(paramLabel = "FOLDER") Path folder, @Parameters(paramLabel = "TASK") int task) {
        PrintWriter err = spec.commandLine().getErr();
        RunLines lines = new RunLines(err);
        try (CtrlC ctrlC = CtrlC.listen()) {
            return new LabTask(
                            folder,
                            task,
                            LabTask.nodeName(System.getenv()),
                            new SystemRunClock(),
                            ctrlC.cancellation(),
                            this::tell,
                            lines::show)
                    .carryOut()
                    .exitCode();
        }
    }

    @Command(
            name = "settle",
            mixinStandardHelpOptions = true,
            description = {
                "Gives every task of a submission a verdict that has none, because its host died or Slurm never started it.",
                "Slurm does this by itself when all tasks are over."
            })
    int settle(
            @Parameters(paramLabel = "FOLDER", description = "the submission's folder, reports/.lab/NAME")
                    Path folder) {
        String node = System.getenv().getOrDefault("SLURMD_NODENAME", "this host");
        try (CtrlC ctrlC = CtrlC.listen()) {
            return Settlement.of(folder, node, new SystemRunClock(), ctrlC.cancellation(), this::tell)
                    .exitCode();
        }
    }

    private void tell(String sentence) {
        spec.commandLine().getErr().println("boxsoak: " + sentence);
        spec.commandLine().getErr().flush();
    }

    private <T> T parsed(String option, String text, Function<String, T> parser) {
        return new OptionText(spec, "Nothing was submitted.").parsed(option, text, parser);
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
