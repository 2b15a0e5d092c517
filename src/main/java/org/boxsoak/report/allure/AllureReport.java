package org.boxsoak.report.allure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/**
 * Makes the Allure report of a run with Allure's own generator, as one file that opens by a double click, and hands the
 * history of the checks on from run to run.
 */
public final class AllureReport {
    /** The report's folder in a run's folder; its {@code index.html} is the report, {@code history/} goes to the next run. */
    public static final String FOLDER = "allure-report";

    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final Path generator;

    private AllureReport(Path generator) {
        this.generator = generator;
    }

    /**
     * The generator that the build unpacked.
     *
     * @param home the folder of boxsoak itself, with {@code target/allure/} in it
     */
    public static AllureReport with(Path home) {
        Path unpacked = home.resolve("target/allure");
        try (Stream<Path> versions = Files.isDirectory(unpacked) ? Files.list(unpacked) : Stream.empty()) {
            return new AllureReport(versions.filter(v -> Files.isDirectory(v.resolve("lib")))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new MissingSetupException("Allure's report generator is not in " + unpacked
                            + ". Let the build unpack it: mvn -q -B -Dquick -DskipTests package")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the report anew from the run's results.
     *
     * @return the page to open
     */
    public Path generate(Path runFolder) {
        Path results = runFolder.resolve(AllureResults.FOLDER);
        if (!hasResults(results)) {
            throw new BenchException(
                    "The folder " + results + " holds no results of checks: the run ended before they were"
                            + " judged. Judge it with 'boxsoak judge " + runFolder + "'; its page is "
                            + runFolder.resolve("index.html")
                            + ".");
        }
        Path stage = runFolder.resolve("." + FOLDER + ".part");
        Path report = runFolder.resolve(FOLDER);
        try {
            ReportHistory.carryOver(runFolder, results);
            Folders.delete(stage);
            // Only the report of many files comes with the history, and only the one of a single file opens without a
            // server.
            generate(results, stage.resolve("files"), List.of());
            generate(results, stage.resolve("page"), List.of("--single-file"));
            Files.move(stage.resolve("files/history"), stage.resolve("page/history"));
            Folders.delete(report);
            Files.move(stage.resolve("page"), report);
            Folders.delete(stage);
        } catch (IOException e) {
            throw new BenchException(
                    "The report " + report + " cannot be written: " + e + ". Check space and rights.", e);
        }
        return report.resolve("index.html");
    }

    private void generate(Path results, Path output, List<String> options) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path lib = generator.resolve("lib");
        String classPath = lib.resolve("*") + File.pathSeparator + lib.resolve("config");
        List<String> command = Stream.of(
                        List.of(
                                java.toString(),
                                "-Xmx1g",
                                "-cp",
                                classPath,
                                "io.qameta.allure.CommandLine",
                                "generate"),
                        options,
                        List.of(
                                "-o",
                                output.toAbsolutePath().toString(),
                                results.toAbsolutePath().toString()))
                .flatMap(List::stream)
                .toList();
        Map<String, String> environment = Map.of("ALLURE_NO_ANALYTICS", "true", "APP_HOME", generator.toString());
        ProgramReply reply = Programs.run(command, environment, results.toAbsolutePath(), DEADLINE);
        if (!reply.succeeded() || !Files.isRegularFile(output.resolve("index.html"))) {
            throw new BenchException("Allure's generator ended with code " + reply.exitCode()
                    + " and made no report of " + results + ". It said:\n" + reply.output());
        }
    }

    private static boolean hasResults(Path results) {
        try (Stream<Path> files = Files.isDirectory(results) ? Files.list(results) : Stream.empty()) {
            return files.anyMatch(f -> f.toString().endsWith("-result.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
