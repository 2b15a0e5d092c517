package org.boxsoak.soak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.boxsoak.bench.BenchException;
import org.boxsoak.judge.GoodNightsFile;
import org.boxsoak.judge.LeakProfiles;
import org.boxsoak.judge.PastRun;
import org.boxsoak.leak.ConformalWidening;
import org.boxsoak.leak.GoodNights;
import org.boxsoak.leak.NightProfile;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;

/**
 * Chooses the earlier runs that a run is compared with: the newest that passed, of the very same plan on the same model of box. Of
 * those that failed it takes how right their forecasts were.
 */
final class GoodNightChoice {
    /** More make the profile hardly better, and each has to be read. */
    private static final int MOST = 10;

    private final List<String> nights = new ArrayList<>();
    private final Map<String, List<NightProfile>> counters = new HashMap<>();
    private final Map<String, List<ConformalWidening.Past>> forecasts = new HashMap<>();

    private GoodNightChoice() {}

    /** The nights for the run in this folder, out of the folders beside it; without good nights where there are too few. */
    static GoodNightsFile choose(RunFolder run) {
        Path reports = Objects.requireNonNull(
                run.path().toAbsolutePath().getParent(), "a run's folder lies in a reports folder");
        RunInfo own = RunInfo.read(run);
        List<PastRun> candidates = new ArrayList<>(PastRun.under(reports).stream()
                .filter(p -> isAlike(p, own) && !p.folder().id().equals(run.id()))
                .toList());
        Collections.reverse(candidates);
        GoodNightChoice choice = new GoodNightChoice();
        candidates.stream().filter(PastRun::hasPassed).limit(MOST).forEach(choice::learnFrom);
        candidates.stream().filter(p -> !p.hasPassed()).limit(MOST).forEach(choice::learnFrom);
        boolean enough = choice.nights.size() >= GoodNights.FEWEST;
        return new GoodNightsFile(
                enough ? choice.nights : List.of(), enough ? choice.counters : Map.of(), choice.forecasts);
    }

    private static boolean isAlike(PastRun past, RunInfo own) {
        return past.info().plan().text().equals(own.plan().text())
                && past.model().equals(own.box().getOrDefault("model", ""));
    }

    private void learnFrom(PastRun past) {
        try {
            LeakProfiles.Night night = LeakProfiles.of(past.folder());
            append(night.forecasts(), forecasts);
            if (past.hasPassed()) {
                append(night.counters(), counters);
                nights.add(past.folder().id());
            }
        } catch (BenchException e) {
            // A folder that was damaged since it was judged is no night to learn from.
        }
    }

    private static <T> void append(Map<String, T> night, Map<String, List<T>> all) {
        night.forEach(
                (name, one) -> all.computeIfAbsent(name, n -> new ArrayList<>()).add(one));
    }
}
