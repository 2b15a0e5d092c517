package org.boxsoak.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.boxsoak.nights.BoxHistory;
import org.boxsoak.nights.LeakWord;
import org.boxsoak.nights.Night;
import org.boxsoak.nights.NightTree;
import org.boxsoak.record.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code boxsoak nights}: how the last night was on every box, and since when. */
@Command(
        name = "nights",
        mixinStandardHelpOptions = true,
        description =
                "Shows for every box and plan how the last night came out, how fast it leaks, and since when it is so.",
        footer = {
            "",
            "Exit: that of the worst of the last nights: 0 all passed, 1 a box failed, 3 a bench failed, 4 undecided."
        })
final class NightsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOLD = 5;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "REPORTS", description = "folders with runs' folders in them (default: reports/)")
    private List<Path> reports = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object a line for each box and plan")
    private boolean json;

    @Mixin
    private ShardOption shard = new ShardOption();

    @Mixin
    private final KeepOption keep = new KeepOption();

    @Override
    public Integer call() {
        if (reports.isEmpty()) {
            reports.add(ProjectHome.reports(null));
        }
        for (Path folder : reports) {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "There is no folder of reports " + folder + ".");
            }
        }
        reports.forEach(folder -> keep.apply(folder, spec.commandLine().getErr()));
        NightTree tree = NightTree.read(reports, shard.part());
        print(tree);
        complain(tree);
        return Outcome.worst(
                        tree.histories().stream().map(h -> h.last().verdict()).toList())
                .exitCode();
    }

    private void print(NightTree tree) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            tree.histories().forEach(history -> out.println(object(history)));
        } else if (tree.histories().isEmpty()) {
            out.println("No night has been judged yet.");
        } else {
            table(tree.histories()).forEach(out::println);
        }
        out.flush();
    }

    private static List<String> table(List<BoxHistory> histories) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"box", "plan", "last night", "build", "verdict", "leak rate", "since", "nights"});
        for (BoxHistory history : histories) {
            Night last = history.last();
            Night since = history.since();
            String build = since.build().equals(last.build()) ? "" : " " + since.build();
            rows.add(new String[] {
                history.box(),
                history.plan(),
                date(last),
                last.build(),
                last.verdict().word(),
                last.leak().toString(),
                date(since) + build + " (" + history.alike() + ")",
                String.valueOf(history.count())
            });
        }
        return TextColumns.lines(rows);
    }

    private static String date(Night night) {
        return DATE.format(Instant.ofEpochSecond(night.startedSeconds()).atZone(ZoneId.systemDefault()));
    }

    private static ObjectNode object(BoxHistory history) {
        Night last = history.last();
        Night since = history.since();
        LeakWord leak = last.leak();
        ObjectNode node = JSON.createObjectNode()
                .put("box", history.box())
                .put("plan", history.plan())
                .put("nights", history.count())
                .put("started", Instant.ofEpochSecond(last.startedSeconds()).toString())
                .put("build", last.build())
                .put("verdict", last.verdict().word());
        ObjectNode rate = node.putObject("leak").put("verdict", leak.word());
        if (!leak.series().isEmpty()) {
            rate.put("series", leak.series());
        }
        if (!Float.isNaN(leak.bytesPerHour())) {
            rate.put("bytesPerHour", leak.bytesPerHour());
        }
        node.putObject("since")
                .put("started", Instant.ofEpochSecond(since.startedSeconds()).toString())
                .put("build", since.build())
                .put("nights", history.alike());
        return node.put("run", history.lastFolder());
    }

    private void complain(NightTree tree) {
        PrintWriter err = spec.commandLine().getErr();
        tell(err, tree.unfinished(), "without a verdict (still running, or killed: 'boxsoak judge' makes it)");
        tell(err, tree.damaged(), "unreadable");
        err.flush();
    }

    private static void tell(PrintWriter err, List<String> folders, String what) {
        if (folders.isEmpty()) {
            return;
        }
        err.println(folders.size() + " " + what + ":");
        folders.stream().limit(MOST_TOLD).forEach(f -> err.println("  " + f));
        if (folders.size() > MOST_TOLD) {
            err.println("  and " + (folders.size() - MOST_TOLD) + " more");
        }
    }
}
