package org.boxsoak.ager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;

/** The ager compiled for this host, with every check that the compiler can build in. */
final class NativeAger {
    private static final Path SOURCES = Path.of("src/main/onbox/ager");

    private NativeAger() {}

    /** Compiles these of its sources (all of them where none is named) with a further file. */
    static Path compile(Path program, List<Path> more, String... sources) throws IOException {
        assumeTrue(Programs.find("gcc").isPresent(), "the ager is tested natively, which needs gcc");
        List<String> command =
                new ArrayList<>(List.of("gcc", "-O1", "-g", "-std=gnu11", "-Wall", "-Wextra", "-Werror"));
        command.addAll(
                List.of("-Wshadow", "-Wconversion", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));
        command.addAll(List.of("-I", SOURCES.toString(), "-o", program.toString()));
        more.forEach(file -> command.add(file.toString()));
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".c"))
                    .filter(file -> sources.length == 0 || Stream.of(sources).anyMatch(file::endsWith))
                    .sorted()
                    .forEach(command::add);
        }
        ProgramReply reply = Programs.run(command, Duration.ofMinutes(2));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return program;
    }

    static ProgramReply run(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return Programs.run(command, Duration.ofSeconds(30));
    }
}
