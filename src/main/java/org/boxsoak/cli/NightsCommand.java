package org.boxsoak.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.boxsoak.nights.NightTree;
import org.boxsoak.nights.RunFolders;
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
    private PartOption part = new PartOption();

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
        NightTable table = NightTable.of(NightTree.read(RunFolders.under(reports, shard.part())));
        return part.write(table)
                ? 0
                : table.print(
                        json, spec.commandLine().getOut(), spec.commandLine().getErr());
    }
}
