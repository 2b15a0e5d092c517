package org.boxsoak.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.page.HostileStory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryResultsTests {
    @TempDir
    Path reports;

    private Path run = Path.of("");

    @BeforeEach
    void make_the_folder() throws IOException {
        run = Files.createDirectory(reports.resolve("nightly-lab-3-20260314-215812"));
    }

    @Test
    void a_running_soak_shows_what_has_failed_and_that_the_rest_is_open() throws IOException {
        StoryResults.write(run, RunStories.failed(), true);

        Map<String, JsonNode> results = results();
        assertThat(results).hasSize(7);
        assertThat(status(results, "kernel-does-not-reboot")).isEqualTo("failed");
        assertThat(status(results, "bench-is-healthy")).isEqualTo("broken");
        assertThat(message(results, "bench-is-healthy")).startsWith("bench-is-healthy: still running at 3:00:");
    }

    @Test
    void the_word_at_the_end_takes_the_place_of_the_earlier_ones() throws IOException {
        StoryResults.write(run, RunStories.failed(), true);
        Set<String> live = files();
        StoryResults.write(run, RunStories.failed(), true);
        assertThat(files()).as("as many files after the second look").hasSameSizeAs(live);
        StoryResults.write(run, RunStories.failed(), false);

        Map<String, JsonNode> results = results();
        assertThat(results).hasSize(7);
        assertThat(status(results, "bench-is-healthy")).isEqualTo("passed");
        assertThat(status(results, "order4-lasts")).as("for information").isEqualTo("skipped");
        assertThat(files()).as("no attachment is left over, none is missing").isEqualTo(referred(results));
    }

    @Test
    void a_run_ends_as_its_verdict_says() throws IOException {
        StoryResults.write(run, RunStories.benchFailed(), false);

        Map<String, JsonNode> results = results();
        assertThat(status(results, "order4-unmovable-remains")).isEqualTo("passed");
        assertThat(status(results, "wifi-comes-back-after-every-plug")).isEqualTo("broken");
        assertThat(status(results, "bench-is-healthy")).isEqualTo("broken");
        assertThat(result(results, "bench-is-healthy")
                        .path("statusDetails")
                        .path("trace")
                        .asText())
                .as("what the categories go by")
                .startsWith("org.boxsoak.bench.BenchException");
    }

    @Test
    void each_check_has_steps_links_and_labels() throws IOException {
        StoryResults.write(run, RunStories.failed(), false);

        JsonNode result = result(results(), "kernel-does-not-reboot");

        assertThat(result.path("steps"))
                .anySatisfy(s -> assertThat(s.path("name").asText()).contains("reboot"));
        assertThat(result.path("links").findValuesAsText("url")).contains("../index.html", "../plan.yaml");
        assertThat(result.path("labels").findValuesAsText("name"))
                .contains("plan", "box", "model", "build", "kernel", "severity");
    }

    @Test
    void hostile_text_stays_text() throws IOException {
        StoryResults.write(
                run, HostileStory.of("<script>alert(1)</script> \u0000 \u001B[0m" + "x".repeat(10_000)), false);

        JsonNode result = results().values().iterator().next();
        assertThat(result.path("description").asText())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
        for (String file : files()) {
            if (file.endsWith(".svg")) {
                assertThat(Files.readString(run.resolve("allure-results").resolve(file)))
                        .doesNotContain("<script>");
            }
        }
    }

    private static JsonNode result(Map<String, JsonNode> results, String check) {
        return Objects.requireNonNull(results.get(check), check);
    }

    private static String status(Map<String, JsonNode> results, String check) {
        return result(results, check).path("status").asText();
    }

    private static String message(Map<String, JsonNode> results, String check) {
        return result(results, check).path("statusDetails").path("message").asText();
    }

    private Map<String, JsonNode> results() throws IOException {
        Map<String, JsonNode> results = new TreeMap<>();
        for (String file : files()) {
            if (file.endsWith("-result.json")) {
                JsonNode result = new ObjectMapper()
                        .readTree(run.resolve("allure-results").resolve(file).toFile());
                results.put(result.path("name").asText(), result);
            }
        }
        return results;
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("allure-results"))) {
            Set<String> names = new HashSet<>();
            files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith("-result.json") || n.contains("-attachment"))
                    .forEach(names::add);
            return names;
        }
    }

    private static Set<String> referred(Map<String, JsonNode> results) {
        Set<String> names = new HashSet<>();
        for (JsonNode result : results.values()) {
            names.add(result.path("uuid").asText() + "-result.json");
            names.addAll(result.findValuesAsText("source"));
        }
        return names;
    }
}
