package org.boxsoak.soak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.boxsoak.bench.BenchException;
import org.boxsoak.judge.GoodNightsFile;
import org.boxsoak.judge.LeakProfiles;
import org.boxsoak.judge.PastRun;
import org.boxsoak.leak.GoodNights;
import org.boxsoak.leak.NightProfile;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;

/** Chooses the earlier runs that a run is compared with: the newest that passed, of the very same plan on the same model of box. */
final class GoodNightChoice {
    /** More make the profile hardly better, and each has to be read. */
    private static final int MOST = 10;

    private GoodNightChoice() {}

    /** The nights for the run in this folder, out of the folders beside it; without nights where there are too few. */
    static GoodNightsFile choose(RunFolder run) {
        Path reports = Objects.requireNonNull(
                run.path().toAbsolutePath().getParent(), "a run's folder lies in a reports folder");
        RunInfo own = RunInfo.read(run);
        List<PastRun> candidates = new ArrayList<>(PastRun.under(reports).stream()
                .filter(p -> p.hasPassed() && isAlike(p, own))
                .filter(p -> !p.folder().id().equals(run.id()))
                .toList());
        java.util.Collections.reverse(candidates);
        List<String> nights = new ArrayList<>();
        Map<String, List<NightProfile>> counters = new HashMap<>();
        for (PastRun night : candidates) {
            if (nights.size() < MOST && add(night, counters)) {
                nights.add(night.folder().id());
            }
        }
        return nights.size() < GoodNights.FEWEST
                ? new GoodNightsFile(List.of(), Map.of())
                : new GoodNightsFile(nights, counters);
    }

    private static boolean isAlike(PastRun past, RunInfo own) {
        return past.info().plan().text().equals(own.plan().text())
                && past.model().equals(own.box().getOrDefault("model", ""));
    }

    private static boolean add(PastRun night, Map<String, List<NightProfile>> counters) {
        try {
            LeakProfiles.of(night.folder())
                    .forEach((name, profile) -> counters.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(profile));
            return true;
        } catch (BenchException e) {
            // A folder that was damaged since it was judged is no night to learn from.
            return false;
        }
    }
}
