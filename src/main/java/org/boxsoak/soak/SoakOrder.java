package org.boxsoak.soak;

import java.nio.file.Path;
import org.boxsoak.plan.LoadedPlan;

/**
 * What to run and where to record it.
 *
 * @param loaded the plan and its bench, free of mistakes
 * @param planText the plan file's text, kept with the run so that it can be judged anywhere
 * @param benchText the bench file's text; empty for the default virtual box
 * @param reports the folder under which the run's own folder is made
 */
public record SoakOrder(LoadedPlan loaded, String planText, String benchText, Path reports) {}
