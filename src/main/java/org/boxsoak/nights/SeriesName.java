package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.Path;
import org.boxsoak.record.RunName;

/** What the folders' names of all runs of one plan on one box begin with. */
final class SeriesName {
    private SeriesName() {}

    /** The name alone tells it of nearly all, which spares a large tree a look at each; where the user gave another, the run itself does. */
    static String of(Path folder) {
        RunName run = RunName.of(folder);
        if (run != null) {
            return run.series();
        }
        try {
            return NightFile.seriesOf(folder);
        } catch (IOException e) {
            // Whoever reads the run says what is wrong with it.
            return folder.getFileName().toString();
        }
    }
}
