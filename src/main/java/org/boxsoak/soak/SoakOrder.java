package org.boxsoak.soak;

import java.nio.file.Path;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.PlanLoader;
import org.jspecify.annotations.Nullable;

/**
 * What to run and where to record it.
 *
 * @param loaded the plan and its bench, free of mistakes
 * @param planText the plan file's text, kept with the run so that it can be judged anywhere
 * @param benchText the bench file's text; empty for the default virtual box
 * @param reports the folder under which the run's own folder is made
 */
public record SoakOrder(LoadedPlan loaded, String planText, String benchText, Path reports) {
    /**
     * Loads a plan and its bench.
     *
     * @param benchFile null: the plan's own, by default the virtual box
     * @throws org.boxsoak.plan.yaml.PlanProblems every mistake in either file
     */
    public static SoakOrder load(String planFile, @Nullable String benchFile, Path reports) {
        PlanFolder files = new PlanFolder();
        LoadedPlan loaded = new PlanLoader(files, Relays.settingsByType()).load(planFile, benchFile);
        return new SoakOrder(loaded, text(files, planFile), text(files, loaded.benchFile()), reports);
    }

    private static String text(PlanFolder files, String file) {
        String text = file.isEmpty() ? "" : files.read(file);
        return text == null ? "" : text;
    }
}
