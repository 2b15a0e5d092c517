package org.boxsoak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path reports;

    @Test
    void without_a_run_it_takes_the_newest_one_and_prints_its_address() throws IOException {
        run("b-plan-lab-3-20260314-215812");
        run("a-plan-lab-3-20260315-215812");
        Path newest = run("a-plan-lab-3-20260315-215812-2");
        run("kept for later");

        int code = report("--reports", reports.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("Allure report  "
                        + newest.resolve("allure-report/index.html").toUri());
        assertThat(newest.resolve("allure-report/index.html")).isNotEmptyFile();
    }

    @Test
    void for_machines_it_prints_one_object() throws IOException {
        Path run = run("a-plan-lab-3-20260315-215812");

        report(run.toString(), "--json");

        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith("{\"run\":")
                .contains("\"report\":\""
                        + run.resolve("allure-report/index.html").toUri() + "\"");
    }

    @Test
    void a_folder_that_is_not_there_is_a_usage_error() {
        assertThat(report(reports.resolve("gone").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no run folder").contains("gone");
    }

    @Test
    void no_run_at_all_is_a_usage_error_that_says_how_to_make_one() {
        assertThat(report("--reports", reports.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("boxsoak run PLAN");
    }

    private int report(String... arguments) {
        return new CommandLine(new ReportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path run(String name) throws IOException {
        Path run = reports.resolve(name);
        Path results = Files.createDirectories(run.resolve("allure-results"));
        Files.writeString(
                results.resolve("11111111-1111-4111-8111-111111111111-result.json"),
                "{\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"name\":\"a\",\"status\":\"passed\",\"start\":1,\"stop\":2}");
        return run;
    }
}
