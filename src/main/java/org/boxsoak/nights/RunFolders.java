package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
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
    /** Beside the runs lies a folder of traces by hand, which have names like runs. */
    String TRACES = "traces";

    /**
     * Shows each folder once, in no order.
     *
     * @param unreadable told of a folder deeper in that cannot be listed, in one sentence; the rest stands
     * @throws BenchException when a folder of reports itself cannot be listed
     */
    void each(Consumer<Path> taker, Consumer<String> unreadable);

    /** A part of those in folders of reports, or one folder deeper in them; they are listed whenever they are shown. */
    static RunFolders under(List<Path> reports, Shard shard) {
        return (taker, unreadable) -> {
            SeriesNames series = new SeriesNames();
            Consumer<Path> ofPart = shard.isWhole()
                    ? taker
                    : run -> {
                        if (shard.holds(series.of(run))) {
                            taker.accept(run);
                        }
                    };
            for (Path folder : reports) {
                try {
                    list(folder, deeper -> listed(deeper, ofPart, unreadable), ofPart);
                } catch (IOException e) {
                    throw new BenchException(cannotRead(folder, e), e);
                }
            }
        };
    }

    private static void listed(Path folder, Consumer<Path> taker, Consumer<String> unreadable) {
        try {
            list(folder, evenDeeper -> {}, taker);
        } catch (IOException e) {
            unreadable.accept(cannotRead(folder, e));
        }
    }

    private static String cannotRead(Path folder, IOException why) {
        return "The folder of reports " + folder + " cannot be read: " + why + ".";
    }

    private static void list(Path folder, Consumer<Path> deeper, Consumer<Path> taker) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                // The name alone tells of nearly all of them, which spares a large tree a look at each.
                if (RunName.parse(name) != null || Files.exists(entry.resolve("run.json"))) {
                    taker.accept(entry);
                } else if (!name.startsWith(".") && !name.equals(TRACES) && Files.isDirectory(entry)) {
                    deeper.accept(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
