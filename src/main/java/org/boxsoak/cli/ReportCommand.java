package org.boxsoak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunName;
import org.boxsoak.report.allure.AllureReport;
import org.boxsoak.report.allure.AllureResults;
import org.boxsoak.report.page.RunPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code boxsoak report}: makes the Allure report of a run and prints its address. */
@Command(
        name = "report",
        description =
                "Make the Allure report of a run, with the history of its checks, and the pages over all nights; print"
                        + " their addresses.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before the call.
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN-FOLDER",
            arity = "0..1",
            description = "The run's folder; without it the newest run that has results.")
    private @Nullable Path runFolder;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "Where the runs lie (default: reports/ of the project).")
    private @Nullable Path chosenReports;

    @Option(names = "--json", description = "Print one JSON object with the addresses.")
    private boolean json;

    @Override
    public Integer call() {
        Path reports = ProjectHome.reports(chosenReports);
        Path run = runFolder == null ? newest(reports) : runFolder;
        if (!Files.isDirectory(run)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no run folder " + run + ". See 'ls " + reports + "'.");
        }
        FolderJudgement.complete(new RunFolder(run));
        Path report = AllureReport.with(ProjectHome.path()).generate(run);
        Path folder = run.toAbsolutePath().normalize().getParent();
        print(run, report, NightPages.write(folder == null ? reports : folder));
        return 0;
    }

    private void print(Path run, Path report, Path nights) {
        PrintWriter out = spec.commandLine().getOut();
        Path page = run.resolve(RunPage.NAME);
        if (json) {
            Map<String, String> addresses = new LinkedHashMap<>();
            addresses.put("run", run.toString());
            addresses.put("report", address(report));
            addresses.put("page", address(page));
            addresses.put("nights", address(nights));
            try {
                out.println(new JsonMapper().writeValueAsString(addresses));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("four strings", e);
            }
        } else {
            out.println("Allure report  " + address(report));
            if (Files.exists(page)) {
                out.println("Run page       " + address(page));
            }
            out.println("All nights     " + address(nights));
            out.println("Open any of them with a browser; no server is needed.");
        }
        out.flush();
    }

    private Path newest(Path reports) {
        try (Stream<Path> runs = Files.isDirectory(reports) ? Files.list(reports) : Stream.empty()) {
            return runs.filter(run -> Files.isDirectory(run.resolve(AllureResults.FOLDER)))
                    .max(RunName.FOLDERS_BY_AGE)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no run under " + reports.toAbsolutePath()
                                    + " yet. Make one with 'boxsoak run PLAN'."));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "The folder " + reports + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String address(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }
}
