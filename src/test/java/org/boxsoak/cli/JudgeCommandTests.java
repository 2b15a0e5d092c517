package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.boxsoak.csv.SeriesCsv;
import org.boxsoak.leak.CounterSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class JudgeCommandTests {
    @TempDir
    private Path folder;

    private CommandRun run(String csv, String... options) throws IOException {
        return CommandRun.of(new JudgeCommand(), folder, csv, options);
    }

    private static String night(String header, double slabPerHour, double freePerHour) {
        SplittableRandom random = new SplittableRandom(6);
        StringBuilder csv = new StringBuilder(header);
        for (int i = 0; i < 720; i++) {
            double hour = i / 60.0;
            csv.append(i * 60)
                    .append(',')
                    .append(1000 + slabPerHour * hour + 3 * random.nextGaussian())
                    .append(",\"")
                    .append(900_000 + freePerHour * hour + 50 * random.nextGaussian())
                    .append("\",")
                    .append(i == 5 ? "" : "42")
                    .append("\r\n");
        }
        return csv.toString();
    }

    @Test
    void each_counter_is_one_json_object_with_the_contracts_keys() throws IOException {
        CommandRun run = run(
                night("\uFEFFt,SUnreclaim,MemFree,Fixed\r\n", 0, -20_000),
                "--falling",
                "MemFree",
                "--floor",
                "MemFree=500000",
                "--json");

        List<JsonNode> objects = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            objects.add(new ObjectMapper().readTree(line));
        }
        assertThat(run.exit()).isEqualTo(1);
        assertThat(objects).extracting(o -> o.get("verdict").asText()).containsExactly("no-leak", "leak", "no-leak");
        assertThat(objects)
                .allSatisfy(o -> assertThat(o.fieldNames())
                        .toIterable()
                        .containsExactly(
                                "series",
                                "verdict",
                                "perHour",
                                "ci90",
                                "smallestDetectablePerHour",
                                "exhausted",
                                "why"));
        assertThat(objects.get(1).get("perHour").asDouble()).isBetween(19_900.0, 20_100.0);
        assertThat(objects.get(1).get("exhausted").get("p50").asDouble()).isBetween(19.5, 20.5);
        assertThat(objects.get(0).get("exhausted").isNull()).isTrue();
    }

    @Test
    void exit_code_is_0_without_a_leak_and_4_where_nothing_can_be_said() throws IOException {
        String still = night("t,a,b,c\n", 0, 0);

        assertThat(run(still).exit()).isZero();
        assertThat(run(still, "--forbid", "0.001").exit()).isEqualTo(4);
        assertThat(run("t,a\n0,1\n").exit()).isEqualTo(4);
    }

    @Test
    void whoever_forgets_that_free_memory_falls_is_reminded() throws IOException {
        String csv = night("t,slab,Mem Free (kB),freezer\n", 0, -20_000);

        assertThat(run(csv).err())
                .contains("If less is: --falling \"Mem Free (kB)\"")
                .doesNotContain("freezer");
        assertThat(run(csv, "--falling", "Mem Free (kB)").err()).isEmpty();
    }

    @Test
    void people_get_a_table_with_the_reasons() throws IOException {
        assertThat(run(night("t,slab,free,c\n", 5, 0)).out())
                .contains("counter")
                .contains("slab")
                .contains("It leaks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "t,x|no row below the header",
                "a,b;1,2|:1:1: the header 'a,b' has no column 't'",
                "t,x;0,1;10,abc|:3:4: 'abc' in column 'x' is no number",
                "t,x;0,Infinity|:2:3: 'Infinity' in column 'x' is no number",
                "t,x;,1|:2:1: the time in column 't' is missing",
                "t,x,x;0,1,2|:1:5: the header names column 'x' twice",
                "t,x;0,1,2|:2:5: this row has 3 cells, the header has 2",
                "t,cycle,x;0,1.5,2|:2:3: '1.5' in column 'cycle' is no whole number",
                "t;0|the header names no counter",
                "t,x;0,\"1|:2:3: a quote is never closed",
                "t:x;0:1|Commas, semicolons or tabs part the cells",
                "t,x;0,1;1700000000000,1|:3:1: '1700000000000' in column 't' is no time in seconds, as those in the rows above",
                "time,x;27/27/14 12:00,1|:2:1: '27/27/14 12:00' in column 'time' is no date that I can read: write seconds",
                "t,x;2024-13-01,1|:2:1: '2024-13-01' in column 't' is no date",
                "t,x;0,12 MV|:2:3: '12 MV' in column 'x' is no number",
            })
    void a_bad_file_is_told_with_line_and_column(String csv, String message) throws IOException {
        CommandRun run = run(csv.replace(';', '\n').replace('#', ';'));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Timestamp,x\n%d000,%s%%\n",
                "# exported\n\"time (ms)\",x\n%d000,%s\n",
                "sep=;\nt;x\n%d;%s\n",
                "time\tx\n%d\t%s\n",
                ",epoch,x\n0,%d,%s\n",
            })
    void times_and_cells_are_read_as_other_tools_write_them(String form) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int row = form.indexOf("x\n") + 2;
        StringBuilder csv = new StringBuilder(form.substring(0, row));
        for (int i = 0; i < 720; i++) {
            String value = i % 50 == 7
                    ? "null"
                    : String.format(Locale.ROOT, "%.2f", 50 + 5 * i / 60.0 + random.nextGaussian());
            csv.append(String.format(
                            Locale.ROOT,
                            form.substring(row),
                            1_700_000_000L + 60L * i,
                            form.contains(";x") ? value.replace('.', ',') : value)
                    .replace("null%", "null"));
        }

        CommandRun run = run(csv.toString(), "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode judged = new ObjectMapper().readTree(run.out());
        assertThat(judged.get("verdict").asText()).isEqualTo("leak");
        assertThat(judged.get("perHour").asDouble()).isBetween(4.7, 5.3);
    }

    @ParameterizedTest
    @CsvSource({"true, no-leak", "false, step"})
    void a_restart_in_the_file_parts_what_was_before_it(boolean marked, String verdict) throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        String header = "# hostname;interval;timestamp;kbslab\n";
        StringBuilder csv = new StringBuilder(header);
        for (int i = 0; i < 720; i++) {
            String time = "box;%d;2026-04-0" + (1 + i / 480) + " "
                    + String.format("%02d:%02d:00 UTC", i / 20 % 24, i % 20 * 3);
            if (marked && i == 400) {
                csv.append(time.formatted(-1))
                        .append(";LINUX-RESTART\t(4 CPU)\n")
                        .append(header);
            }
            double level = i < 400 ? 50_000 : 60_000;
            csv.append(time.formatted(180))
                    .append(';')
                    .append(level + 40 * random.nextGaussian())
                    .append('\n');
        }

        CommandRun run = run(csv.toString(), "--json");

        assertThat(new ObjectMapper().readTree(run.out()).get("verdict").asText())
                .isEqualTo(verdict);
    }

    @Test
    void a_file_may_be_packed() throws IOException {
        Path packed = folder.resolve("night.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(night("t,a,b,c\n", 5, 0).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(SeriesCsv.read(packed)).extracting(CounterSeries::name).containsExactly("a", "b", "c");
    }

    @Test
    void wrong_options_and_missing_files_are_usage_errors() throws IOException {
        String csv = "t,x\n0,1\n";

        assertThat(run(csv, "--falling", "y").err()).contains("no counter 'y'. There are: x");
        assertThat(run(csv, "--forbid", "-1").exit()).isEqualTo(2);
        assertThat(run(csv, "--floor", "x").exit()).isEqualTo(2);
        assertThat(new CommandLine(new JudgeCommand())
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(folder.resolve("none.csv").toString()))
                .isEqualTo(2);
    }
}
