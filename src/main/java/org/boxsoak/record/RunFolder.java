package org.boxsoak.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.boxsoak.bench.BenchException;

/** A run's folder, {@code reports/<plan>-<box>-<yyyyMMdd-HHmmss>}: where everything recorded lies. */
public record RunFolder(Path path) {
    /**
     * Makes the folder of a new run.
     *
     * @throws BenchException when the host's disk refuses
     */
    public static RunFolder create(Path reports, String plan, String box, Instant start) {
        try {
            Files.createDirectories(reports);
            for (RunName name = RunName.first(plan, box, start); ; name = name.next()) {
                Path path = reports.resolve(name.toString());
                try {
                    Files.createDirectory(path);
                    Files.createDirectory(path.resolve("samples"));
                    return new RunFolder(path);
                } catch (FileAlreadyExistsException e) {
                    // The next name may be free.
                }
            }
        } catch (IOException e) {
            throw new BenchException(
                    "The run's folder cannot be made under " + reports + ": " + e
                            + ". Make room, or name another with --reports.",
                    e);
        }
    }

    /** What the folders' names of all runs of a plan on a box begin with. */
    public static String series(String plan, String box) {
        return fileName(plan) + "-" + fileName(box);
    }

    public String id() {
        return path.getFileName().toString();
    }

    public Path runJson() {
        return path.resolve("run.json");
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path samples() {
        return path.resolve("samples").resolve("samples.bxs");
    }

    /** Where what is not yet in {@link #samples()} lies. */
    SampleTails tails() {
        return new SampleTails(path.resolve("samples"));
    }

    public Path console() {
        return path.resolve("console.log");
    }

    /** What boxtrace said on the box, where the run traced. */
    public Path trace() {
        return path.resolve("trace.lines.gz");
    }

    /** What the kernel keeps of the owners of memory, as it was read at a moment. */
    public Path owners(String moment, String source) {
        return path.resolve("owners").resolve(source + "-" + moment + ".txt.gz");
    }

    public Path verdict() {
        return path.resolve("verdict.json");
    }

    public Path page() {
        return path.resolve("index.html");
    }

    public Path allureResults() {
        return path.resolve("allure-results");
    }

    private static String fileName(String words) {
        String name =
                words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "x" : name.substring(0, Math.min(name.length(), 60));
    }
}
