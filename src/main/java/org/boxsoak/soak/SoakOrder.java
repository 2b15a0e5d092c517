package org.boxsoak.soak;

import java.nio.file.Path;
import org.boxsoak.bench.MissingSetupException;
import org.boxsoak.plan.Hotplug;
import org.boxsoak.plan.LoadedPlan;
import org.boxsoak.plan.PlanLoader;
import org.boxsoak.plan.SupplyExpectation;
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
 * @param margin what the plug was measured to need, where the plan asks for that; null: it does not
 * @param reports the folder under which the run's own folder is made
 * @param resumed the folder of a run that goes on; null: a new run
 */
public record SoakOrder(
        LoadedPlan loaded,
        String planText,
        String benchText,
        KnownMargins.@Nullable Known margin,
        Path reports,
        @Nullable RunFolder resumed) {
    /**
     * Loads a plan and its bench.
     *
     * @param benchFile null: the plan's own, by default the virtual box
     * @throws org.boxsoak.plan.yaml.PlanProblems every mistake in either file
     * @throws MissingSetupException when the plan asks for a margin that was never measured
     */
    public static SoakOrder load(String planFile, @Nullable String benchFile, Path reports) {
        PlanFolder files = new PlanFolder();
        LoadedPlan loaded = new PlanLoader(files, Relays.settingsByType()).load(planFile, benchFile);
        return new SoakOrder(
                loaded, text(files, planFile), text(files, loaded.benchFile()), margin(loaded, reports), reports, null);
    }

    /**
     * Takes up a run whose harness ended before it did, with plan and bench as they were when it began; the margin it asked for stands in its journal.
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
                loaded,
                info.plan().text(),
                info.bench().text(),
                null,
                reports == null ? folder.path() : reports,
                folder);
    }

    private static KnownMargins.@Nullable Known margin(LoadedPlan loaded, Path reports) {
        SupplyExpectation supply = loaded.plan().expect().supply();
        Hotplug hotplug = loaded.plan().hotplug();
        if (supply == null || supply.atLeast() != null || hotplug == null) {
            return null;
        }
        String bench = loaded.bench().name();
        KnownMargins.Known known = KnownMargins.in(reports).find(bench, hotplug, supply.order());
        if (known == null) {
            throw new MissingSetupException("The plan " + loaded.planFile()
                    + " says 'at-least: margin', but the margin of "
                    + hotplug.device() + " on the bench '" + bench + "' was not measured yet (order " + supply.order()
                    + "). Measure it once with 'boxsoak margin --plan " + loaded.planFile()
                    + (loaded.benchFile().isEmpty() ? "" : " --bench " + loaded.benchFile())
                    + (supply.order() == 4 ? "" : " --order " + supply.order()) + "', or write a number.");
        }
        return known;
    }

    private static String text(PlanFolder files, String file) {
        String text = file.isEmpty() ? "" : files.read(file);
        return text == null ? "" : text;
    }
}
