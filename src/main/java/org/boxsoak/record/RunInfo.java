package org.boxsoak.record;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.bench.BenchException;

/**
 * What a run was, as run.json holds it; plan and bench with their whole text, so that the run can be judged again anywhere.
 *
 * @param format version of the run's folder
 * @param id the folder's name
 * @param started wall time of the start, ISO 8601
 * @param timeZone the host's time zone
 * @param box what the box said of itself: model, manufacturer, build, kernel, serial ...
 * @param versions of boxsoak, Java, host system, adb, emulator
 */
public record RunInfo(
        int format,
        String id,
        String started,
        String timeZone,
        Source plan,
        Source bench,
        Map<String, String> box,
        Map<String, String> versions) {
    /** The format that this boxsoak writes. */
    public static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public RunInfo {
        box = Collections.unmodifiableMap(new TreeMap<>(box));
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /** A YAML file as it was when the run began. */
    public record Source(String name, String file, String text) {}

    public void write(RunFolder folder) {
        try {
            Files.writeString(folder.runJson(), JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw RunJournal.diskFailed(folder.runJson(), e);
        }
    }

    /** @throws BenchException when the folder holds no readable run.json */
    public static RunInfo read(RunFolder folder) {
        try {
            RunInfo info = JSON.readValue(Files.readString(folder.runJson()), RunInfo.class);
            if (info.format() > FORMAT) {
                throw new BenchException(folder.path() + " was recorded by a newer boxsoak (format " + info.format()
                        + ", this one reads up to " + FORMAT + "). Use that version to judge it.");
            }
            return info;
        } catch (IOException e) {
            throw new BenchException(
                    folder.path() + " is not a run's folder: its run.json cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
