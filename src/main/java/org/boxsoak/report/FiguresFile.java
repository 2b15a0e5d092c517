package org.boxsoak.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.jspecify.annotations.Nullable;

/** Writes and reads a run's {@code figures.json}, which spares whoever compares nights to judge each of them again. */
public final class FiguresFile {
    /** The file's name in a run's folder. */
    public static final String NAME = "figures.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            // A later release may add keys; this one still reads the rest.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FiguresFile() {}

    public static void write(Path runFolder, RunFigures figures) {
        FileReplacement.write(runFolder.resolve(NAME), text(figures));
    }

    /** @throws BenchException where the file is missing or no such file */
    public static RunFigures read(Path runFolder) {
        Path file = runFolder.resolve(NAME);
        try {
            return JSON.readValue(Files.readString(file), RunFigures.class);
        } catch (IOException | NullPointerException e) {
            throw new BenchException(
                    "The figures " + file + " cannot be read: " + e.getMessage()
                            + ". Remove the file and make it again with 'boxsoak judge " + runFolder + "'.",
                    e);
        }
    }

    /** The stored figures where they are this run's own and hold all that this release writes; null where it has to be judged again. */
    public static @Nullable RunFigures valid(Path runFolder) {
        if (!Files.exists(runFolder.resolve(NAME))) {
            return null;
        }
        try {
            RunFigures figures = read(runFolder);
            boolean holdsAll = figures.format() == RunFigures.FORMAT && figures.forbiddenPerHour() != null;
            return holdsAll && isOwn(figures, runFolder) ? figures.in(runFolder) : null;
        } catch (BenchException e) {
            return null;
        }
    }

    /** Whether the folder has the name that the figures were written for, or had it. */
    private static boolean isOwn(RunFigures figures, Path runFolder) {
        RunFolder folder = new RunFolder(runFolder);
        return figures.run().equals(folder.id())
                || figures.run().equals(RunInfo.read(folder).id());
    }

    static String text(RunFigures figures) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are strings and numbers", e);
        }
    }
}
