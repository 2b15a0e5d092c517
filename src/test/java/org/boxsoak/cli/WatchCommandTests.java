package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.bench.ProgramReply;
import org.boxsoak.bench.Programs;
import org.boxsoak.box.ShellWord;
import org.boxsoak.csv.SeriesCsv;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, on this host as the box: what stands there depends on where its output goes. */
class WatchCommandTests {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Path bench = Path.of("");

    @BeforeEach
    void write_the_bench() throws Exception {
        bench = Files.writeString(folder.resolve("here.yaml"), "name: here\nbox: { local: {} }\n");
    }

    @Test
    void piped_it_is_a_csv_that_judge_reads() throws Exception {
        Path csv = folder.resolve("night.csv");

        ProgramReply watched = Programs.run(List.of("sh", "-c", words(command()) + " > " + csv), LIMIT);

        assertThat(watched.succeeded()).as(watched.output()).isTrue();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).startsWith("t,").contains("MemFree");
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("[\\d.]+,.*"));
        assertThat(SeriesCsv.read(csv)).anyMatch(series -> series.name().equals("MemFree"));
    }

    @Test
    void on_a_terminal_it_is_a_table() throws Exception {
        Path typescript = folder.resolve("typescript");

        // script(1) gives its command a terminal.
        ProgramReply watched =
                Programs.run(List.of("script", "-q", "-e", "-c", words(command()), typescript.toString()), LIMIT);

        assertThat(watched.succeeded()).as(watched.output()).isTrue();
        String shown = Files.readString(typescript);
        assertThat(shown).contains("MemFree", "since start", "forecast:").doesNotContain("t,MemFree");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of("watch", "--bench", bench.toString(), "--every", "300ms", "--for", "1s"));
        return command;
    }

    private static String words(List<String> command) {
        return String.join(" ", command.stream().map(ShellWord::quote).toList());
    }
}
