package org.boxsoak.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.boxsoak.bench.BenchException;
import org.jspecify.annotations.Nullable;

/** A text of the box in a file of its own, compressed; {@code zcat} shows it. */
public final class PackedText {
    private PackedText() {}

    /** Writes the text; a file that is there already is replaced, and its folder is made. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new BenchException(file + " cannot be written: " + e + ". Check space and rights of that disk.", e);
        }
    }

    /** The text; null where there is none, or none that is whole. */
    public static @Nullable String read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Cut off by a kill: half a text compares with nothing.
            return null;
        }
    }
}
