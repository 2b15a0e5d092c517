package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs every command of the README's shell blocks, in order, and compares the exit code that it promises. */
@Tag("virtual-box")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {
    private static final Pattern PROMISE = Pattern.compile("(.*?)\\s+# exit (\\d+)(:.*)?");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Command(String line, int exitCode) {}

    @Test
    @Order(1)
    void every_command_promises_its_exit_code() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(8);
    }

    @Test
    @Order(2)
    void every_command_does_as_the_readme_says() throws IOException {
        for (Command command : commands()) {
            ProgramReply reply = Programs.run(
                    List.of("sh", "-c", command.line()), Map.of(), Path.of("").toAbsolutePath(), LONGEST);

            assertThat(reply.exitCode())
                    .as("%s%n%s", command.line(), reply.output())
                    .isEqualTo(command.exitCode());
        }
    }

    @Test
    @Order(3)
    void every_file_that_the_readme_names_is_there() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)|`((?:testplans|src|reports)/[\\w./-]+)`")
                .matcher(Files.readString(Path.of("README.md")));
        while (links.find()) {
            String file = links.group(1) == null ? links.group(2) : links.group(1);
            assertThat(Path.of(file)).exists();
        }
    }

    /** The maven line repeats this build in a project of its own: it would otherwise write into the folder that this test runs from. */
    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        boolean inShell = false;
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("```")) {
                    inShell = line.equals("```sh");
                } else if (inShell && !line.isBlank()) {
                    Matcher promise = PROMISE.matcher(line);
                    assertThat(promise.matches())
                            .as("'%s' promises an exit code", line)
                            .isTrue();
                    String command = promise.group(1);
                    commands.add(new Command(
                            command.startsWith("mvn ") ? inCopy(command) : command,
                            Integer.parseInt(promise.group(2))));
                }
            }
        }
        return commands;
    }

    private static String inCopy(String maven) {
        return "copy=$(mktemp -d) && trap 'rm -rf $copy' EXIT && cp -r pom.xml src testplans boxsoak README.md $copy && cd $copy && "
                + maven;
    }
}
