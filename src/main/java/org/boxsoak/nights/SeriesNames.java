package org.boxsoak.nights;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.boxsoak.record.RunName;

/** What the folders' names of all runs of one plan on one box begin with, also of a run whose folder was given another name. */
public final class SeriesNames {
    /** Whether folders are named as their runs say, by the first run with such a name that says anything. */
    private final Map<String, Boolean> known = new HashMap<>();

    /** The name alone tells it of nearly all, which spares a large tree a look at each; where it is not the run's own, the run itself does. */
    public String of(Path folder) {
        RunName name = RunName.of(folder);
        if (name != null && known.getOrDefault(name.series(), false)) {
            return name.series();
        }
        String recorded = NightFile.seriesOf(folder);
        if (name == null) {
            return recorded == null ? folder.getFileName().toString() : recorded;
        }
        return recorded == null ? name.series() : learnt(name, recorded);
    }

    private String learnt(RunName name, String recorded) {
        known.putIfAbsent(name.series(), recorded.equals(name.series()));
        return recorded;
    }
}
