package org.boxsoak.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;

/**
 * An ended run of a reports folder, known by its run.json and verdict.json alone: cheap to find among hundreds.
 *
 * @param verdict the word of its verdict, e.g. passed
 */
public record PastRun(RunFolder folder, RunInfo info, String verdict) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The judged runs under the folder in order of their start; a folder that cannot be read is left out. */
    public static List<PastRun> under(Path reports) {
        List<PastRun> runs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(reports)) {
            folders.map(RunFolder::new)
                    .filter(f -> Files.isRegularFile(f.runJson()) && Files.isRegularFile(f.verdict()))
                    .forEach(f -> addIfReadable(f, runs));
        } catch (IOException e) {
            throw new BenchException(reports + " cannot be listed: " + e.getMessage() + ".", e);
        }
        runs.sort(Comparator.comparing((PastRun r) -> r.info().started())
                .thenComparing(r -> r.folder().id()));
        return runs;
    }

    private static void addIfReadable(RunFolder folder, List<PastRun> runs) {
        try {
            JsonNode verdict = JSON.readTree(Files.readString(folder.verdict()));
            runs.add(new PastRun(
                    folder, RunInfo.read(folder), verdict.path("verdict").asText()));
        } catch (IOException | BenchException e) {
            // Half a folder of a killed run, or one of a newer boxsoak: no night to learn from.
        }
    }

    public boolean hasPassed() {
        return verdict.equals("passed");
    }

    /** What the box calls its model; empty where it was never asked. */
    public String model() {
        return info.box().getOrDefault("model", "");
    }

    /** The box's build, as it says itself. */
    public String build() {
        return info.box().getOrDefault("build", "");
    }
}
