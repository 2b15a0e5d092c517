package org.boxsoak.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.nights.SeriesNames;
import org.boxsoak.record.RunName;
import org.jspecify.annotations.Nullable;

/** Finds the runs under a folder of reports, those of one plan on one box together, in order of time. */
public final class NightFolders {
    /** Gives the figures of a run that has none yet. */
    public interface Maker {
        /** @return null where the folder holds no run that could be judged */
        @Nullable
        RunFigures figures(Path runFolder);
    }

    private NightFolders() {}

    /**
     * The newest runs of every plan and box, by what their folders' names begin with.
     *
     * @param most how many of each, the newest
     * @param maker asked where figures.json is missing or damaged
     */
    public static Map<String, List<RunFigures>> read(Path reports, int most, Maker maker) {
        SeriesNames series = new SeriesNames();
        Map<String, List<Path>> folders = new TreeMap<>();
        try (Stream<Path> all = Files.isDirectory(reports) ? Files.list(reports) : Stream.empty()) {
            for (Path folder : all.sorted(RunName.FOLDERS_BY_AGE).toList()) {
                if (RunName.of(folder) != null && Files.exists(folder.resolve("run.json"))) {
                    folders.computeIfAbsent(series.of(folder), key -> new ArrayList<>())
                            .add(folder);
                }
            }
        } catch (IOException e) {
            throw new BenchException("The folder " + reports + " cannot be read: " + e + ". Check its rights.", e);
        }
        Map<String, List<RunFigures>> nights = new TreeMap<>();
        folders.forEach((key, runs) -> {
            List<RunFigures> read = runs.subList(Math.max(0, runs.size() - most), runs.size()).stream()
                    .map(folder -> figures(folder, maker))
                    .filter(Objects::nonNull)
                    .toList();
            if (!read.isEmpty()) {
                nights.put(key, read);
            }
        });
        return nights;
    }

    private static @Nullable RunFigures figures(Path folder, Maker maker) {
        if (Files.exists(folder.resolve(FiguresFile.NAME))) {
            try {
                return FiguresFile.read(folder).in(folder);
            } catch (BenchException e) {
                // One file that a full disk cut short must not take the pages of all other nights away.
            }
        }
        return maker.figures(folder);
    }
}
