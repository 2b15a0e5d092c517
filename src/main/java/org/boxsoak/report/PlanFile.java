package org.boxsoak.report;

import java.nio.file.Path;

/** The plan as it was when the run began, as a file of its own in the run's folder: what reports link to. */
public final class PlanFile {
    /** The file's name in a run's folder. */
    public static final String NAME = "plan.yaml";

    private PlanFile() {}

    public static void write(Path runFolder, String text) {
        FileReplacement.write(runFolder.resolve(NAME), text);
    }
}
