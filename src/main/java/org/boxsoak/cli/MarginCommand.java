package org.boxsoak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.boxsoak.ager.AgeRequest;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.plan.Bench;
import org.boxsoak.plan.BoxUnderTest;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.ModuleStart;
import org.boxsoak.plan.PlugRhythm;
import org.boxsoak.plan.UsbId;
import org.boxsoak.soak.KnownMargins;
import org.boxsoak.soak.Margin;
import org.boxsoak.soak.OpenBench;
import org.boxsoak.soak.PlugMargin;
import org.boxsoak.soak.PlugTrial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code boxsoak margin}: how much supply a plug needs. */
@Command(
        name = "margin",
        mixinStandardHelpOptions = true,
        description = {
            "Searches the least number of free blocks at which a plug succeeds: plugs the module again and again on a box aged to ever",
            "fewer and to ever more blocks. A box that reboots by it is waited for. Exit 1 when the box has fewer free now than it needs."
        })
final class MarginCommand implements Callable<Integer> {
    /** The module of the virtual box. */
    private static final Hotplug VIRTUAL = new Hotplug(
            UsbId.parse("0525:a4a2"),
            Duration.ofSeconds(5),
            null,
            Set.of(),
            ModuleStart.UNPLUGGED,
            Duration.ofSeconds(10),
            "wlan0",
            PlugRhythm.REGULAR,
            null);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private final BenchOption bench = new BenchOption();

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "the plan whose 'hotplug' says what is plugged (default: the virtual box's own module)")
    private @Nullable String plan;

    @Mixin
    private final AgeOptions options = new AgeOptions();

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where the margin is kept for plans with 'at-least: margin' (default: reports/)")
    private @Nullable Path reports;

    @Option(names = "--json", description = "print one JSON object for each plug, and one for the result")
    private boolean json;

    /** What is plugged, and where. */
    private record Work(Bench bench, Hotplug hotplug) {}

    @Override
    public Integer call() {
        AgeRequest request = options.request(0);
        Work work = work();
        List<PlugTrial> trials = new ArrayList<>();
        TerminalPerson person = new TerminalPerson(System.in, spec.commandLine().getErr());
        try (CtrlC ctrlC = CtrlC.listen();
                OpenBench open = OpenBench.open(work.bench(), person, ctrlC.cancellation())) {
            Margin margin = PlugMargin.measure(
                    open,
                    work.hotplug(),
                    request,
                    trial -> {
                        trials.add(trial);
                        tell(trial);
                    },
                    ctrlC.cancellation());
            if (!json) {
                MarginChart.lines(trials).forEach(spec.commandLine().getOut()::println);
            }
            tell(margin);
            keep(work, margin);
            return margin.isEnough() ? 0 : 1;
        }
    }

    private void keep(Work work, Margin margin) {
        Integer needs = margin.needs();
        if (needs == null) {
            return;
        }
        String now = new SystemRunClock().now().truncatedTo(ChronoUnit.SECONDS).toString();
        Path file = KnownMargins.in(ProjectHome.reports(reports))
                .keep(
                        work.bench().name(),
                        work.hotplug(),
                        new KnownMargins.Known(margin.order(), needs, margin.kernel(), now, margin.trials()));
        spec.commandLine().getErr().println("Kept in " + file + " for plans with 'at-least: margin'.");
        spec.commandLine().getErr().flush();
    }

    private Work work() {
        if (plan == null) {
            Bench loaded = bench.load();
            if (!(loaded.box() instanceof BoxUnderTest.Virtual)) {
                throw refused("Which module is to be plugged? Name a plan that has 'hotplug' with --plan.");
            }
            return new Work(loaded, VIRTUAL);
        }
        LoadedPlan loaded = BenchOption.loader().load(ProjectHome.locate(plan), bench.located());
        Hotplug hotplug = loaded.plan().hotplug();
        if (hotplug == null) {
            throw refused("The plan " + plan + " plugs nothing: it has no 'hotplug'. Name another one with --plan.");
        }
        return new Work(loaded.bench(), hotplug);
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void tell(PlugTrial trial) {
        if (json) {
            print("trial", trial);
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(
                Locale.ROOT,
                "%d blocks: %s after %.1f s%s",
                trial.usable(),
                trial.outcome(),
                trial.took(),
                trial.usable() == trial.leave() ? "" : " (" + trial.leave() + " were wished)"));
        err.flush();
    }

    private void tell(Margin margin) {
        if (json) {
            print("margin", margin);
            return;
        }
        spec.commandLine().getOut().println(margin.sentence());
        spec.commandLine().getOut().flush();
    }

    private void print(String event, Object record) {
        ObjectNode line = JSON.createObjectNode().put("event", event);
        line.setAll((ObjectNode) JSON.valueToTree(record));
        if (record instanceof Margin margin) {
            line.put("enough", margin.isEnough()).put("why", margin.sentence());
        }
        try {
            spec.commandLine().getOut().println(JSON.writeValueAsString(line));
            spec.commandLine().getOut().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
