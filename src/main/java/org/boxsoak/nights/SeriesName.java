package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the folders' names of all runs of one plan on one box begin with. */
final class SeriesName {
    /** Two runs of one second are told apart by a number. */
    private static final Pattern STAMP = Pattern.compile("-\\d{8}-\\d{6}(-\\d+)?$");

    private SeriesName() {}

    /** Whether a folder of this name is a run's. */
    static boolean isRun(String folderName) {
        return STAMP.matcher(folderName).find();
    }

    /** The name alone tells it of nearly all, which spares a large tree a look at each; where the user gave another, the run itself does. */
    static String of(Path folder) {
        String name = folder.getFileName().toString();
        Matcher stamp = STAMP.matcher(name);
        if (stamp.find()) {
            return name.substring(0, stamp.start());
        }
        try {
            return NightFile.seriesOf(folder);
        } catch (IOException e) {
            // Whoever reads the run says what is wrong with it.
            return name;
        }
    }
}
