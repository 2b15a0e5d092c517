package org.boxsoak.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.boxsoak.bench.BenchException;
import org.boxsoak.report.FileReplacement;
import org.jspecify.annotations.Nullable;

/** The small files of a submission's folder: whole or not there, whichever host writes them. */
final class LabJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private LabJson() {}

    static <T> @Nullable T read(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readString(file), type);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new BenchException("The lab's file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    static void write(Path file, Object value) {
        try {
            FileReplacement.write(file, JSON.writeValueAsString(value) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data", e);
        }
    }
}
