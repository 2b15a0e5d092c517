package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.boxsoak.fake.RecordedNight;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.boxsoak.report.SyntheticNights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTests {
    private static final String PLAN = "name: night\nduration: 2h\nexpect:\n  leak: { forbid: 5 MB/h }\n";

    @TempDir
    private Path folder;

    private CommandRun run(String csv, String... options) throws IOException {
        return CommandRun.of(new TrendCommand(), folder, csv, options);
    }

    private static String nights(double before, double after) {
        StringBuilder csv = new StringBuilder("night,build,rate,se\n");
        for (int i = 1; i <= 60; i++) {
            csv.append(i)
                    .append(",b")
                    .append(i)
                    .append(',')
                    .append(i < 31 ? before : after)
                    .append(i % 2 == 0 ? ",0.2\n" : ",\n");
        }
        return csv.toString();
    }

    @Test
    void a_change_to_the_worse_is_told_as_the_contract_says() throws IOException {
        CommandRun run = run(nights(0.1, 1.2), "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().strip())
                .startsWith("{\"series\":\"rate\",\"changes\":[{\"night\":31,\"build\":\"b31\",\"before\":0.")
                .endsWith("\"direction\":\"worse\"}]}");
    }

    @Test
    void no_change_or_one_to_the_better_is_exit_0() throws IOException {
        assertThat(run(nights(0.1, 0.1), "--json").out().strip()).isEqualTo("{\"series\":\"rate\",\"changes\":[]}");
        assertThat(run(nights(0.1, 0.1)).exit()).isZero();
        CommandRun better = run(nights(1.2, 0.1));
        assertThat(better.exit()).isZero();
        assertThat(better.out()).contains("better").contains("b31");
    }

    @Test
    void a_bad_file_is_told_with_line_and_column() throws IOException {
        assertThat(run("night,build,rate,se\n1,b,x,\n").err()).contains(":2:5: 'x' in column 'rate' is no number");
        assertThat(run("night,build,rate\n1,b,1\n1,b,2\n").err()).contains(":3:1: night 1 is there twice");
        assertThat(run("night,build\n1,b\n").exit()).isEqualTo(2);
        assertThat(run("").exit()).isEqualTo(2);
        assertThat(run("night,build,rate,se\n1,b,1,-2\n").err()).contains("below 0");
    }

    @Test
    void a_folder_of_runs_tells_since_which_build_what_leaks() {
        for (int night = 0; night < 12; night++) {
            String build = night < 8 ? "b100" : "b101";
            new RecordedNight(PLAN, build, 2, night < 8 ? 0 : 20_000, 0).recordAndJudge(folder, night);
        }
        StringWriter out = new StringWriter();

        int exit = new picocli.CommandLine(new TrendCommand())
                .setOut(new PrintWriter(out))
                .execute(folder.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("night on fake box, 12 runs:")
                .containsPattern("since build b101 \\(run 9, night-box-[-0-9]+\\), SUnreclaim \\+20\\.\\d MB/h");
    }

    @Test
    void figures_that_were_stored_are_taken_and_what_is_no_runs_own_is_judged_again() throws IOException {
        for (int night = 0; night < 8; night++) {
            new RecordedNight(PLAN, "b100", 2, 0, 0).recordAndJudge(folder, night);
        }
        String judged = told();
        Path run;
        try (Stream<Path> runs = Files.list(folder)) {
            run = runs.sorted().toList().get(3);
        }
        Path figures = run.resolve("figures.json");
        String stored = Files.readString(figures);

        String marked = stored.replace("\"plan\" : \"night\"", "\"plan\" : \"as stored\"");

        assertThat(told()).as("from the figures that the first time left").isEqualTo(judged);
        Files.writeString(figures, marked);
        assertThat(told()).as("what is stored counts").contains("as stored");
        Files.writeString(figures, marked.replace("forbiddenPerHour", "unheardOf"));
        assertThat(told()).as("stored by an earlier release").isEqualTo(judged);
        Files.writeString(figures, marked.replace(run.getFileName().toString(), "another-run"));
        assertThat(told()).as("another run's").isEqualTo(judged);
        Files.writeString(figures, stored.substring(0, 100));
        assertThat(told()).as("half a file").isEqualTo(judged);
    }

    @Test
    void a_run_whose_folder_was_given_another_name_stays_in_its_series_with_what_was_stored() throws IOException {
        SyntheticNights.write(folder, "nightly", "lab-3", 57);
        Path first = folder.resolve("nightly-lab-3-20260601-200000");
        RunInfo.Source plan = new RunInfo.Source("nightly", "", "");
        RunInfo.Source bench = new RunInfo.Source("lab-3", "", "");
        new RunInfo(RunInfo.FORMAT, first.getFileName().toString(), "", "", plan, bench, Map.of(), Map.of())
                .write(new RunFolder(first));
        String before = told();

        Files.move(first, folder.resolve("the-first-bad-one-20260601-200000"));

        assertThat(before).contains("\"nights\":57").contains("\"run\":\"nightly-lab-3-20260601-200000\"");
        assertThat(told())
                .isEqualTo(before.replace(first.getFileName().toString(), "the-first-bad-one-20260601-200000"));
    }

    @Test
    void a_run_that_cannot_be_judged_is_named_and_the_rest_is_told() throws IOException {
        SyntheticNights.write(folder, "nightly", "lab-3", 3);
        Path broken = Files.createDirectory(folder.resolve("nightly-lab-3-20260601-200000"));
        Files.writeString(broken.resolve("verdict.json"), "{}");
        Files.writeString(broken.resolve("run.json"), "{\"format\":");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        new picocli.CommandLine(new TrendCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(folder.toString());

        assertThat(out.toString()).contains("nightly on ADT-4, 3 runs:");
        assertThat(err.toString())
                .startsWith("1 unreadable:")
                .contains(broken.toString())
                .contains("its run.json cannot be read");
    }

    private String told() {
        StringWriter out = new StringWriter();
        trend(folder, out);
        return out.toString();
    }

    private static int trend(Path folder, StringWriter out) {
        return new picocli.CommandLine(new TrendCommand())
                .setOut(new PrintWriter(out))
                .execute(folder.toString(), "--json");
    }
}
