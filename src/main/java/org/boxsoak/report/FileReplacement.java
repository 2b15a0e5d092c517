package org.boxsoak.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.boxsoak.bench.BenchException;

/** Writes a whole file or nothing: a reader, or a kill -9, never meets half of it. */
public final class FileReplacement {
    private FileReplacement() {}

    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Path file, byte[] bytes) {
        Path stage = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(stage, bytes);
            try (FileChannel channel = FileChannel.open(stage, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(stage, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BenchException(
                    "The file " + file + " cannot be written: " + e + ". Check space and rights of that disk.", e);
        }
    }
}
