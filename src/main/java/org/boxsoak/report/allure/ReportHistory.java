package org.boxsoak.report.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.boxsoak.record.RunName;

/** Hands the history of an earlier report to the next one, as Allure expects it: as {@code history/} among the results. */
final class ReportHistory {
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
        RunName own = RunName.of(runFolder);
        Path reports = runFolder.getParent();
        if (reports == null || own == null) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(reports)) {
            return runs.filter(run -> own.isAfter(RunName.of(run)))
                    .filter(run -> Files.isDirectory(history(run)))
                    .max(RunName.FOLDERS_BY_AGE);
        }
    }

    private static Path history(Path run) {
        return run.resolve(AllureReport.FOLDER).resolve("history");
    }
}
