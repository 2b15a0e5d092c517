package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.RunName;

/** The runs' folders in a folder of reports, or one folder deeper in it. */
public final class RunFolders {
    private RunFolders() {}

    /**
     * Shows each folder of the part once, in no order.
     *
     * @throws BenchException when a folder cannot be listed
     */
    public static void each(Path reports, Shard shard, Consumer<Path> taker) {
        list(reports, shard, true, taker);
    }

    private static void list(Path folder, Shard shard, boolean descend, Consumer<Path> taker) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                // The name alone tells of nearly all of them, which spares a large tree a look at each.
                if (RunName.parse(name) != null || Files.exists(entry.resolve("run.json"))) {
                    if (shard.holds(entry)) {
                        taker.accept(entry);
                    }
                } else if (descend && !name.startsWith(".") && Files.isDirectory(entry)) {
                    list(entry, shard, false, taker);
                }
            }
        } catch (IOException e) {
            throw new BenchException("The folder of reports " + folder + " cannot be read: " + e + ".", e);
        }
    }
}
