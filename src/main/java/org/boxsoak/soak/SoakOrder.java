package org.boxsoak.soak;

import java.nio.file.Path;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.record.RecordedFiles;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.jspecify.annotations.Nullable;

/**
 * What to run and where to record it.
 *
 * @param loaded the plan and its bench, free of mistakes
 * @param planText the plan file's text, kept with the run so that it can be judged anywhere
 * @param benchText the bench file's text; empty for the default virtual box
 * @param reports the folder under which the run's own folder is made
 * @param resumed the folder of a run that goes on; null: a new run
 */
public record SoakOrder(
        LoadedPlan loaded,
        String planText,
        String benchText,
        Path reports,
        @Nullable RunFolder resumed) {
    /**
     * Loads a plan and its bench.
     *
     * @param benchFile null: the plan's own, by default the virtual box
     * @throws org.boxsoak.plan.yaml.PlanProblems every mistake in either file
     */
    public static SoakOrder load(String planFile, @Nullable String benchFile, Path reports) {
        PlanFolder files = new PlanFolder();
        LoadedPlan loaded = new PlanLoader(files, Relays.settingsByType()).load(planFile, benchFile);
        return new SoakOrder(loaded, text(files, planFile), text(files, loaded.benchFile()), reports, null);
    }

    /**
     * Takes up a run whose harness ended before it did, with plan and bench as they were when it began.
     *
     * @throws org.boxsoak.bench.BenchException when the folder is no run's folder, or the run has come to its end
     */
    public static SoakOrder resume(RunFolder folder) {
        RunInfo info = Recording.open(folder).info();
        RunProgress.of(folder);
        String benchFile = info.bench().file().isEmpty() ? null : info.bench().file();
        LoadedPlan loaded = new PlanLoader(new RecordedFiles(info), Relays.settingsByType())
                .load(info.plan().file(), benchFile);
        Path reports = folder.path().toAbsolutePath().getParent();
        return new SoakOrder(
                loaded, info.plan().text(), info.bench().text(), reports == null ? folder.path() : reports, folder);
    }

    private static String text(PlanFolder files, String file) {
        String text = file.isEmpty() ? "" : files.read(file);
        return text == null ? "" : text;
    }
}
