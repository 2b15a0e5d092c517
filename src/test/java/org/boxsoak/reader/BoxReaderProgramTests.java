package org.boxsoak.reader;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader compiled for this host, with every check that the compiler can build in. */
class BoxReaderProgramTests {
    private static final Path SOURCES = Path.of("src/main/onbox/reader");
    private static final String HELD =
            "0x00000000cdc8103b-0x00000000d211b893   20480 kernel_clone+0x94/0x3e0 pages=4 vmalloc N0=4\n";
    private static final String UNPURGED = "0x00000000136e219a-0x00000000c98c7000   20480 unpurged vm_area\n";

    @TempDir
    Path folder;

    @Test
    void areas_that_the_kernel_has_yet_to_purge_are_one_line_however_many_they_are() throws Exception {
        // Many times what is read at once, so that lines are read in two pieces.
        String text = HELD + UNPURGED.repeat(3000) + HELD + UNPURGED.repeat(277) + HELD;
        Path info = Files.writeString(folder.resolve("vmallocinfo"), text);

        List<StreamFrame> frames = framesOf("vmallocinfo 1 " + info, "as-it-is 1 " + info);

        assertThat(frames)
                .contains(new StreamFrame.Text("as-it-is", text))
                .contains(new StreamFrame.Text(
                        "vmallocinfo",
                        HELD + HELD + HELD + "0x0000000000000000-0x0000000000000000 67112960 unpurged vm_area\n"));
    }

    @Test
    void without_such_areas_the_file_is_sent_as_it_is() throws Exception {
        Path info = Files.writeString(folder.resolve("vmallocinfo"), HELD.repeat(500));

        assertThat(framesOf("vmallocinfo 1 " + info)).contains(new StreamFrame.Text("vmallocinfo", HELD.repeat(500)));
    }

    private List<StreamFrame> framesOf(String... sources) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(compiled().toString(), "--mark", ReaderScriptTests.MARK, "--stream", "2", "--tick", "100"));
        for (String source : sources) {
            command.addAll(List.of("--source", source));
        }
        return ReaderScriptTests.framesOf(command, 1);
    }

    private Path compiled() throws IOException {
        assumeTrue(Programs.find("gcc").isPresent(), "the reader is tested natively, which needs gcc");
        Path program = folder.resolve("boxreader");
        List<String> command =
                new ArrayList<>(List.of("gcc", "-O1", "-g", "-std=gnu11", "-Wall", "-Wextra", "-Werror"));
        command.addAll(List.of("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-o", program.toString()));
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".c"))
                    .sorted()
                    .forEach(command::add);
        }
        ProgramReply reply = Programs.run(command, Duration.ofMinutes(2));
        assertThat(reply.exitCode()).as(reply.output()).isZero();
        return program;
    }
}
