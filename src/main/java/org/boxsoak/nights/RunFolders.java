package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.RunName;

/** The folders of runs, shown one after the other, so that a million of them need no room. */
@FunctionalInterface
public interface RunFolders {
    /**
     * Shows each folder once, in no order.
     *
     * @throws BenchException when a folder of reports cannot be listed
     */
    void each(Consumer<Path> taker);

    /** A part of those in folders of reports, or one folder deeper in them; they are listed whenever they are shown. */
    static RunFolders under(List<Path> reports, Shard shard) {
        return taker -> {
            SeriesNames series = new SeriesNames();
            Consumer<Path> ofPart = shard.isWhole()
                    ? taker
                    : run -> {
                        if (shard.holds(series.of(run))) {
                            taker.accept(run);
                        }
                    };
            reports.forEach(folder -> list(folder, true, ofPart));
        };
    }

    private static void list(Path folder, boolean descend, Consumer<Path> taker) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                // The name alone tells of nearly all of them, which spares a large tree a look at each.
                if (RunName.parse(name) != null || Files.exists(entry.resolve("run.json"))) {
                    taker.accept(entry);
                } else if (descend && !name.startsWith(".") && Files.isDirectory(entry)) {
                    list(entry, false, taker);
                }
            }
        } catch (IOException e) {
            throw new BenchException("The folder of reports " + folder + " cannot be read: " + e + ".", e);
        }
    }
}
