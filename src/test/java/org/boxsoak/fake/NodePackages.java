package org.boxsoak.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.Programs;

/** The Node packages that the tests run, as {@code src/test/resources/npm} pins them, installed once under {@code target/npm}. */
public final class NodePackages {
    private static final Path PINNED = Path.of("src/test/resources/npm").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/npm").toAbsolutePath();
    private static final String LOCK = "package-lock.json";

    private NodePackages() {}

    /** The folder {@code node_modules}; the packages are fetched where these versions are not there yet. */
    public static synchronized Path folder() {
        Path modules = FOLDER.resolve("node_modules");
        // Copied last, so it is there only beside packages that are whole.
        Path done = modules.resolve(".boxsoak-" + LOCK);
        try {
            if (!Files.exists(done) || Files.mismatch(done, PINNED.resolve(LOCK)) >= 0) {
                Files.createDirectories(FOLDER);
                for (String file : List.of("package.json", LOCK)) {
                    Files.write(FOLDER.resolve(file), Files.readAllBytes(PINNED.resolve(file)));
                }
                String npm = Programs.find("npm").orElseThrow().toString();
                // No package's own script runs; none of these needs one.
                var reply = Programs.run(
                        List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                        Map.of(),
                        FOLDER,
                        Duration.ofMinutes(5));
                assertThat(reply.exitCode())
                        .as("npm ci in %s: %s", FOLDER, reply.output())
                        .isZero();
                Files.write(done, Files.readAllBytes(PINNED.resolve(LOCK)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }
}
