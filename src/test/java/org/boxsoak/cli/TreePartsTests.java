package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boxsoak.nights.RunFolders;
import org.boxsoak.report.SyntheticNights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TreePartsTests {
    private static final int PARTS = 3;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @TempDir
    Path folder;

    private Path reports = Path.of("");

    @BeforeEach
    void grow() throws IOException {
        reports = folder.resolve("reports");
        for (int box = 0; box < 8; box++) {
            // Some on a folder deeper, some with fewer nights than a trend takes.
            SyntheticNights.write(
                    box % 3 == 0 ? reports.resolve("host") : reports, "nightly", "box-" + box, box < 2 ? 3 : 57);
        }
        Files.createDirectory(reports.resolve("nightly-box-0-20260102-030405"));
        Files.writeString(
                Files.createDirectory(reports.resolve("nightly-box-1-20260102-030405"))
                        .resolve("figures.json"),
                "{\"plan\":");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_trends_of_the_parts_are_those_of_the_whole_byte_for_byte(boolean json) throws IOException {
        StringWriter together = new StringWriter();

        int exit = RunTrends.together(parts(new TrendCommand(), RunTrends.class))
                .print(reports, json, new PrintWriter(together), new PrintWriter(together));

        assertThat(exit).isEqualTo(1);
        assertThat(together.toString())
                .isEqualTo(said(1, new TrendCommand(), json))
                .contains("box-0", "box-7", "SUnreclaim");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void so_are_their_nights_and_what_could_not_be_read(boolean json) throws IOException {
        StringWriter together = new StringWriter();
        PrintWriter out = new PrintWriter(together);

        int exit = NightTable.together(parts(new NightsCommand(), NightTable.class))
                .print(json, out, out);

        assertThat(exit).isEqualTo(1);
        assertThat(together.toString())
                .isEqualTo(said(1, new NightsCommand(), json))
                .contains("box-0", "box-7", "1 without a verdict", "1 unreadable");
    }

    @Test
    void a_small_tree_is_read_without_slurm() throws IOException {
        String whole = said(1, new TrendCommand(), false);

        assertThat(said(1, new LabTreeCommands.Trend(), false)).isEqualTo(whole);
    }

    @Test
    void the_runs_that_were_counted_for_the_number_of_parts_are_those_that_are_read() {
        List<Path> read = new ArrayList<>();
        Consumer<RunFolders> reader = runs -> {
            // Whatever would list the tree again finds none.
            assertThat(reports.toFile().renameTo(folder.resolve("away").toFile()))
                    .isTrue();
            runs.each(read::add, sentence -> {});
        };

        command(new TreeReader(reader), new PrintWriter(new StringWriter())).execute(reports.toString());

        assertThat(read).hasSize(2 * 3 + 6 * 57 + 2).doesNotHaveDuplicates();
    }

    @Command
    private static final class TreeReader implements Runnable {
        private final Consumer<RunFolders> reader;

        @Mixin
        private final LabTreeOptions tree = new LabTreeOptions();

        private TreeReader(Consumer<RunFolders> reader) {
            this.reader = reader;
        }

        @Override
        public void run() {
            tree.read("trend", Boolean.class, runs -> {
                reader.accept(runs);
                return true;
            });
        }
    }

    @Test
    void a_number_of_parts_that_no_array_has_is_refused() {
        StringWriter words = new StringWriter();
        PrintWriter out = new PrintWriter(words);

        assertThat(command(new LabTreeCommands.Nights(), out).execute(reports.toString(), "--shards", "1001"))
                .isEqualTo(2);
        assertThat(command(new LabTreeCommands.Trend(), out).execute(reports + "-none"))
                .isEqualTo(2);
        assertThat(words.toString())
                .contains("--shards: 1001 is out of range; give 1 to 1000.")
                .contains("There is no folder of reports " + reports + "-none.");
    }

    private <T> List<T> parts(Object command, Class<T> type) throws IOException {
        List<T> parts = new ArrayList<>();
        for (int part = 1; part <= PARTS; part++) {
            Path file = folder.resolve("part-" + part);
            StringWriter words = new StringWriter();
            int exit = command(command, new PrintWriter(words))
                    .execute(reports.toString(), "--shard", part + "/" + PARTS, "--part", file.toString());
            assertThat(exit).isZero();
            assertThat(words.toString()).isEmpty();
            parts.add(JSON.readValue(Files.readString(file), type));
        }
        return parts;
    }

    private String said(int exit, Object command, boolean json) {
        StringWriter words = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(reports.toString()));
        if (json) {
            arguments.add("--json");
        }
        assertThat(command(command, new PrintWriter(words)).execute(arguments.toArray(String[]::new)))
                .isEqualTo(exit);
        return words.toString();
    }

    private static CommandLine command(Object command, PrintWriter out) {
        return new CommandLine(command).setOut(out).setErr(out);
    }
}
