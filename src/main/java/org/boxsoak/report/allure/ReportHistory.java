package org.boxsoak.report.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hands the history of an earlier report to the next one, as Allure expects it: as {@code history/} among the results. */
final class ReportHistory {
    /** {@code <plan>-<box>-<yyyyMMdd-HHmmss>}, the contract for a run's folder. */
    private static final Pattern RUN = Pattern.compile("(.+)-(\\d{8}-\\d{6})");

    private ReportHistory() {}

    /** Copies the history of the newest earlier run of the same plan and box that has a report. */
    static void carryOver(Path runFolder, Path results) throws IOException {
        Path target = results.resolve("history");
        Folders.delete(target);
        Optional<Path> earlier = newestEarlier(runFolder.toAbsolutePath().normalize());
        if (earlier.isPresent()) {
            Folders.copy(history(earlier.get()), target);
        }
    }

    private static Optional<Path> newestEarlier(Path runFolder) throws IOException {
        Matcher own = RUN.matcher(name(runFolder));
        Path reports = runFolder.getParent();
        if (reports == null || !own.matches()) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(reports)) {
            return runs.filter(run -> isEarlier(name(run), own))
                    .filter(run -> Files.isDirectory(history(run)))
                    .max(Comparator.comparing(ReportHistory::name));
        }
    }

    private static boolean isEarlier(String name, Matcher own) {
        Matcher other = RUN.matcher(name);
        return other.matches()
                && other.group(1).equals(own.group(1))
                && other.group(2).compareTo(own.group(2)) < 0;
    }

    private static Path history(Path run) {
        return run.resolve(AllureReport.FOLDER).resolve("history");
    }

    private static String name(Path folder) {
        return Objects.requireNonNull(folder.getFileName()).toString();
    }
}
