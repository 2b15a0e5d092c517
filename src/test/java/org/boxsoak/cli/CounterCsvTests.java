package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CounterCsvTests {
    private static final String RUN = "src/test/resources/recordings/healthy-night";

    @TempDir
    private Path folder;

    @Test
    void a_runs_counters_are_a_series_that_judge_reads() throws IOException {
        StringWriter out = new StringWriter();
        int exit =
                new CommandLine(new JudgeCommand()).setOut(new PrintWriter(out)).execute("--csv", RUN);

        assertThat(exit).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("t,cycle,").contains(",MemFree,", ",order-4 usable,");
        assertThat(lines).hasSizeGreaterThan(10);
        int cells = lines.get(0).split(",", -1).length;
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(cells));
        Path csv = Files.writeString(folder.resolve("counters.csv"), out.toString());
        StringWriter judged = new StringWriter();
        int code = new CommandLine(new JudgeCommand())
                .setOut(new PrintWriter(judged))
                .setErr(new PrintWriter(judged))
                .execute(csv.toString(), "--falling", "MemFree", "--json");
        assertThat(code).as(judged.toString()).isIn(0, 1, 4);
        assertThat(judged.toString()).contains("\"series\":\"MemFree\"");
    }

    @Test
    void a_file_has_no_counters_to_export() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "t,a\n0,1\n");
        StringWriter err = new StringWriter();

        int exit =
                new CommandLine(new JudgeCommand()).setErr(new PrintWriter(err)).execute("--csv", file.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("is no run's folder");
    }
}
