package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.boxsoak.bench.Programs;

/** A real browser without a window, which reaches this host alone. */
final class Chromium {
    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    static Chromium ofThisHost() {
        Optional<Path> found = Programs.find("chromium").or(() -> Programs.find("google-chrome"));
        assumeTrue(found.isPresent(), "no chromium on this host: apt-get install -y chromium");
        return new Chromium(found.orElseThrow());
    }

    /** What starts it, with a profile of its own in a folder. */
    List<String> command(Path folder) {
        return List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder.resolve("profile"));
    }

    /** Opens the page, with more options, and gives back what the browser said. */
    String open(Path page, Path folder, String... options) {
        List<String> command = new ArrayList<>(command(folder));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        var reply = Programs.run(command, Duration.ofMinutes(2));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return reply.output();
    }
}
