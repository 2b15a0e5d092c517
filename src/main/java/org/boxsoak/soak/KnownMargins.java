package org.boxsoak.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.boxsoak.bench.BenchException;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.report.FileReplacement;
import org.jspecify.annotations.Nullable;

/** Keeps what {@code boxsoak margin} measured, one small file for each bench, module and order, for plans with {@code at-least: margin}. */
public final class KnownMargins {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private KnownMargins(Path folder) {
        this.folder = folder;
    }

    /** Those beside the runs. */
    public static KnownMargins in(Path reports) {
        return new KnownMargins(reports.resolve("margins"));
    }

    /**
     * One measured margin.
     *
     * @param needs the least number of free blocks at which the plug succeeds
     * @param kernel the box's release then
     * @param measured when, in ISO 8601
     * @param trials how many plugs it rests on
     */
    public record Known(int order, int needs, String kernel, String measured, int trials) {}

    /** Keeps a margin in place of an earlier one of the same bench, module and order; the file. */
    public Path keep(String bench, Hotplug hotplug, Known margin) {
        Path file = file(bench, hotplug, margin.order());
        try {
            Files.createDirectories(folder);
            FileReplacement.write(file, JSON.writeValueAsString(margin) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /**
     * What was measured last; null where nothing was.
     *
     * @throws BenchException when the file cannot be read
     */
    public @Nullable Known find(String bench, Hotplug hotplug, int order) {
        Path file = file(bench, hotplug, order);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readValue(file.toFile(), Known.class);
        } catch (IOException e) {
            throw new BenchException(
                    "The measured margin in " + file + " cannot be read: " + e.getMessage()
                            + ". Remove the file and let 'boxsoak margin' measure it again.",
                    e);
        }
    }

    private Path file(String bench, Hotplug hotplug, int order) {
        String name = bench + "-" + hotplug.device() + "-order" + order;
        return folder.resolve(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + ".json");
    }
}
