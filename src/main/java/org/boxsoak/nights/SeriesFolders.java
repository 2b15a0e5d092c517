package org.boxsoak.nights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The runs' folders of a tree, those of one plan on one box together, and no more of them than a name: a tree may hold a million. */
public final class SeriesFolders {
    private final SeriesNames series = new SeriesNames();
    private final Map<String, Map<Path, List<String>>> names = new TreeMap<>();

    private SeriesFolders() {}

    /** @throws org.boxsoak.bench.BenchException when a folder cannot be listed */
    public static SeriesFolders of(RunFolders runs, Consumer<String> unreadable) {
        SeriesFolders folders = new SeriesFolders();
        runs.each(folders::add, unreadable);
        return folders;
    }

    private void add(Path folder) {
        names.computeIfAbsent(series.of(folder), name -> new HashMap<>())
                .computeIfAbsent(folder.resolveSibling(""), parent -> new ArrayList<>())
                .add(folder.getFileName().toString());
    }

    /** Shows all folders of one series after the other, those of a series in no order. */
    public void each(Consumer<List<Path>> taker) {
        names.values().forEach(runs -> {
            List<Path> folders = new ArrayList<>();
            runs.forEach((parent, in) -> in.forEach(run -> folders.add(parent.resolve(run))));
            taker.accept(folders);
        });
    }
}
