package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NightsCommandTests {
    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path reports;

    @Test
    void old_runs_go_before_the_nights_are_shown_but_never_the_last_failed_one() throws IOException {
        run("healthy-night");
        run("healthy-night-in-format-2");
        run("three-hour-failure");

        nights("--keep", "0", reports.toString());

        assertThat(err.toString()).contains("removed " + reports.resolve("healthy-night") + ", beyond --keep");
        assertThat(reports.resolve("healthy-night")).doesNotExist();
        assertThat(reports.resolve("three-hour-failure")).isDirectory();
    }

    @Test
    void a_rule_that_is_none_is_a_usage_error_and_removes_nothing() throws IOException {
        run("healthy-night");

        assertThat(nights("--keep", "some", reports.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("neither an age such as 30d");
        assertThat(reports.resolve("healthy-night")).isDirectory();
    }

    private int nights(String... arguments) {
        return new CommandLine(new NightsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void run(String name) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(RECORDINGS.resolve(name))) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = reports.resolve(RECORDINGS.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
