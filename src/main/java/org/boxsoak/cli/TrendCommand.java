package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.boxsoak.csv.CsvProblem;
import org.boxsoak.csv.NightsCsv;
import org.boxsoak.leak.NightRate;
import org.boxsoak.leak.NightTrend;
import org.boxsoak.leak.RateChange;
import org.boxsoak.nights.RunFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says since which night, and which build, a counter leaks at another rate. */
@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        description = {
            "Says night over night and build over build since when the leak rate is another one.",
            "Of a folder of runs, or of folders of runs in it, those of one plan on one box are one series. It reads the runs'",
            "figures.json; a run without, or with one of an earlier release, is judged again."
        },
        footer = {
            "",
            "NIGHTS.csv begins with the header night,build,rate,se: the night's number, the build that ran, the leak",
            "rate and its standard error, which may be empty. More is worse.",
            "",
            "Exit: 0 no change to the worse, 1 one to the worse, 2 the file is wrong."
        })
public final class TrendCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(
            paramLabel = "REPORTS or NIGHTS.csv",
            arity = "0..1",
            description = "A folder of runs (default: reports/), or the rates of the nights.")
    private @Nullable Path file;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private ShardOption shard = new ShardOption();

    @Mixin
    private PartOption part = new PartOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "picocli sets the spec before it calls");
        Path from = file == null ? ProjectHome.reports(null) : file;
        if (Files.isDirectory(from)) {
            RunTrends trends = RunTrends.read(RunFolders.under(List.of(from), shard.part()));
            return part.write(trends)
                    ? 0
                    : trends.print(
                            from,
                            json,
                            command.commandLine().getOut(),
                            command.commandLine().getErr());
        }
        try {
            List<NightRate> nights = NightsCsv.read(from);
            List<RateChange> changes = NightTrend.changes(nights);
            print(command.commandLine().getOut(), nights, changes);
            return changes.stream().anyMatch(RateChange::isWorse) ? 1 : 0;
        } catch (CsvProblem e) {
            command.commandLine().getErr().println(e.getMessage());
            command.commandLine().getErr().flush();
            return 2;
        }
    }

    private void print(PrintWriter out, List<NightRate> nights, List<RateChange> changes) {
        if (json) {
            ObjectNode node = JSON.createObjectNode().put("series", "rate");
            ArrayNode array = node.putArray("changes");
            changes.forEach(change -> array.add(object(change)));
            out.println(node);
        } else if (changes.isEmpty()) {
            out.println("No change of the rate in " + nights.size() + " nights.");
        } else {
            out.printf(Locale.ROOT, "%-8s %-16s %12s %12s  %s%n", "night", "build", "before", "after", "direction");
            changes.forEach(c -> out.printf(
                    Locale.ROOT,
                    "%-8d %-16s %12.4g %12.4g  %s%n",
                    c.night(),
                    c.build(),
                    c.before(),
                    c.after(),
                    word(c)));
        }
        out.flush();
    }

    /** One counter of the runs of one plan on one box. */
    static ObjectNode object(SeriesTrend trend, SeriesTrend.Counter counter) {
        ObjectNode node = JSON.createObjectNode()
                .put("series", counter.name())
                .put("plan", trend.plan())
                .put("box", trend.box())
                .put("model", trend.model())
                .put("unit", "MB/h")
                .put("nights", counter.nights());
        ArrayNode changes = node.putArray("changes");
        counter.changes().forEach(c -> changes.add(object(c.change()).put("run", c.run())));
        return node;
    }

    private static ObjectNode object(RateChange change) {
        return JSON.createObjectNode()
                .put("night", change.night())
                .put("build", change.build())
                .put("before", change.before())
                .put("after", change.after())
                .put("direction", word(change));
    }

    private static String word(RateChange change) {
        return change.isWorse() ? "worse" : "better";
    }
}
