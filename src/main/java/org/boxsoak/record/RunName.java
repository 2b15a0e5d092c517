package org.boxsoak.record;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a run's folder: {@code <plan>-<box>-<yyyyMMdd-HHmmss>}, and {@code -2} behind it for the second run of one second.
 *
 * @param series what the names of all runs of a plan on a box begin with
 * @param stamp when the run began, by the host's clock, as {@code yyyyMMdd-HHmmss}
 * @param copy which one of that second it is, from 1
 */
public record RunName(String series, String stamp, int copy) {
    /** Folders of runs, the earliest first, whatever their plans and boxes; before them folders with other names. */
    public static final Comparator<Path> FOLDERS_BY_AGE =
            Comparator.comparing(RunName::of, Comparator.nullsFirst(RunName::compareAge));

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Pattern NAME = Pattern.compile("(.+)-(\\d{8}-\\d{6})(?:-(\\d{1,6}))?");

    static RunName first(String plan, String box, Instant start) {
        return new RunName(RunFolder.series(plan, box), STAMP.format(start.atZone(ZoneId.systemDefault())), 1);
    }

    /** Takes a folder's name apart; null where it is no run's. */
    public static @Nullable RunName parse(String folderName) {
        Matcher name = NAME.matcher(folderName);
        if (!name.matches()) {
            return null;
        }
        return new RunName(name.group(1), name.group(2), name.group(3) == null ? 1 : Integer.parseInt(name.group(3)));
    }

    /** The same by the folder's path. */
    public static @Nullable RunName of(Path folder) {
        return parse(Objects.requireNonNull(folder.getFileName()).toString());
    }

    /** Whether the other is an earlier run of the same plan on the same box. */
    public boolean isAfter(@Nullable RunName other) {
        return other != null && series.equals(other.series) && compareAge(other) > 0;
    }

    private int compareAge(RunName other) {
        int seconds = stamp.compareTo(other.stamp);
        return seconds != 0 ? seconds : Integer.compare(copy, other.copy);
    }

    RunName next() {
        return new RunName(series, stamp, copy + 1);
    }

    @Override
    public String toString() {
        return series + "-" + stamp + (copy == 1 ? "" : "-" + copy);
    }
}
