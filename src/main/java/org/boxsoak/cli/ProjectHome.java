package org.boxsoak.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The project's own folder, which the launcher names, so that shipped plans are found from any folder. */
final class ProjectHome {
    private ProjectHome() {}

    static Path path() {
        return Path.of(System.getProperty("boxsoak.home", "")).toAbsolutePath();
    }

    /** The file as the user names it, from the current folder, or else from the project's. */
    static String locate(String file) {
        Path inProject = path().resolve(file);
        return Files.exists(Path.of(file)) || !Files.exists(inProject) ? file : inProject.toString();
    }

    /** The same with its whole path, for commands that run elsewhere. */
    static String absolute(String file) {
        return Path.of(locate(file)).toAbsolutePath().normalize().toString();
    }

    static Path reports(@Nullable Path chosen) {
        return chosen == null ? path().resolve("reports") : chosen.toAbsolutePath();
    }
}
