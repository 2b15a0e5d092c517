package org.boxsoak.report.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.boxsoak.report.Figures;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.page.HostileStory;
import org.boxsoak.report.page.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

public class RunFormatsTests {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z][a-z0-9_]*)\\{([a-z][a-z0-9_]*=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+\\} -?[0-9.]+(E-?[0-9]+)?");

    @TempDir
    Path folder;

    public static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "]]>--><!-- & &amp; \"double\" 'single' \\back `tick` |pipe| *star* _under_ [link](http://x) @here",
                "a\u0000b\u0001\u001B[31mred\u007F\u0085\u2028\uD800 tail\r\nnext\tline",
                "\u202Eright to left\u2066 10 kB: " + "x".repeat(10_000),
                "");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_text_in_xml(String text) throws IOException {
        String xml = write(HostileStory.of(text), text, RunFormats.JUNIT);

        var suite = Xml.elements(Xml.parse(xml), "testsuite").get(0);
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(Xml.elements(Xml.parse(xml), "script")).isEmpty();
        if (text.startsWith("<script>")) {
            assertThat(suite.getAttribute("hostname")).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_text_in_markdown(String text) throws IOException {
        String markdown = write(HostileStory.of(text), text, RunFormats.SUMMARY);

        assertThat(markdown).doesNotContain("<").doesNotContain("\u0000").doesNotContain("\u001B");
        assertThat(markdown).doesNotContain("http://").doesNotContain("@").doesNotContainPattern("(?<!\\\\)\\]\\(");
        assertThat(markdown).as("entities").doesNotContain("&\\");
        assertThat(markdown.lines().filter(l -> l.startsWith("|")).map(RunFormatsTests::cells))
                .as("cells of the tables")
                .containsOnly(3, 4);
        assertThat(markdown.length()).isLessThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_text_in_metrics(String text) throws IOException {
        String metrics = write(HostileStory.of(text), text, RunFormats.METRICS);

        assertThat(metrics.split("\n"))
                .allMatch(line -> line.startsWith("# ") || SAMPLE.matcher(line).matches(), "is a line of the format");
    }

    @Test
    void a_ci_server_sees_failures_errors_and_skipped_apart() throws IOException {
        assertThat(attributes(RunStories.failed())).isEqualTo("tests 7 failures 5 errors 0 skipped 1");
        assertThat(attributes(RunStories.benchFailed())).isEqualTo("tests 3 failures 0 errors 2 skipped 0");
        assertThat(attributes(RunStories.passed())).contains("failures 0 errors 0");
        assertThat(attributes(RunStories.undecided())).doesNotContain("errors 0");
    }

    @Test
    void every_metric_is_declared_once_before_its_samples() throws IOException {
        String metrics = write(RunStories.failed(), "plan", RunFormats.METRICS);

        List<String> types = metrics.lines()
                .filter(l -> l.startsWith("# TYPE "))
                .map(l -> l.split(" ")[2])
                .toList();
        assertThat(types).doesNotHaveDuplicates().contains("boxsoak_run_outcome", "boxsoak_order4_blocks");
        String declared = "";
        for (String line : metrics.split("\n")) {
            if (line.startsWith("# TYPE ")) {
                declared = line.split(" ")[2];
            } else if (!line.startsWith("#")) {
                assertThat(line).startsWith(declared + "{");
            }
        }
        assertThat(metrics)
                .contains("boxsoak_run_outcome{plan=\"plan\",box=\"plan\",outcome=\"box-failed\"} 1")
                .contains("series=\"SUnreclaim\",verdict=\"leak\",bound=\"low\"} 800000")
                .doesNotContain("NaN");
    }

    @Test
    void the_summary_tells_the_run_at_a_glance() throws IOException {
        String summary = write(RunStories.failed(), "nightly", RunFormats.SUMMARY);

        assertThat(summary)
                .startsWith("## ❌ The box failed: nightly on nightly\n")
                .contains("| order4-unmovable-remains | ❌ box-failed |")
                .contains("| order-4 blocks, usable | 300 | 0 | 12 |")
                .contains("plugs that came back: 6 of 7");
    }

    @Test
    void measures_stand_side_by_side_in_the_summary() throws IOException {
        assertThat(write(RunStories.compared(), "nightly", RunFormats.SUMMARY)).contains("""

                | variant    | survives | wifi works | supply used |
                |------------|----------|------------|-------------|
                | as is      | 0 of 3   | 0 of 3     | 4 to 6      |
                | NULL check | 3 of 3   | 0 of 3     | 4           |

                """);
        assertThat(write(RunStories.failed(), "nightly", RunFormats.SUMMARY)).doesNotContain("variant");
    }

    private String write(RunStory story, String text, String file) throws IOException {
        RunFormats.write(folder, story, Figures.with(text));
        return Files.readString(folder.resolve(file));
    }

    private String attributes(RunStory story) throws IOException {
        Element suite = Xml.elements(Xml.parse(write(story, "plan", RunFormats.JUNIT)), "testsuite")
                .get(0);
        StringBuilder text = new StringBuilder();
        for (String name : List.of("tests", "failures", "errors", "skipped")) {
            text.append(name).append(' ').append(suite.getAttribute(name)).append(' ');
        }
        return text.toString().strip();
    }

    /** Pipes that are not escaped part the cells. */
    private static int cells(String row) {
        return row.replaceAll("\\\\.", "").replaceAll("[^|]", "").length() - 1;
    }
}
