package org.boxsoak.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.Verdict;

/** Writes and reads a run's {@code verdict.json}; its keys are a contract with scripts, in the order of {@link Verdict}. */
public final class VerdictFile {
    /** The file's name in a run's folder. */
    public static final String NAME = "verdict.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            // A later release may add keys; this one still reads the rest.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private VerdictFile() {}

    /** Writes the verdict into the run's folder, replacing an earlier one at a stroke. */
    public static void write(Path runFolder, Verdict verdict) {
        FileReplacement.write(runFolder.resolve(NAME), text(verdict));
    }

    /** Reads the verdict of a run's folder. */
    public static Verdict read(Path runFolder) {
        Path file = runFolder.resolve(NAME);
        try {
            return JSON.readValue(Files.readString(file), Verdict.class);
        } catch (IOException e) {
            throw new BenchException(
                    "The verdict " + file + " cannot be read: " + e.getMessage()
                            + ". Make it again with 'boxsoak judge " + runFolder + "'.",
                    e);
        }
    }

    static String text(Verdict verdict) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(verdict) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is plain strings", e);
        }
    }
}
