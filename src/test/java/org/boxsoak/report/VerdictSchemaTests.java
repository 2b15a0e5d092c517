package org.boxsoak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema says what verdict.json is: neither more nor less than what is written. */
class VerdictSchemaTests {
    private static final String PUBLISHED = "src/main/resources/org/boxsoak/report/verdict.schema.json";

    @ParameterizedTest
    @MethodSource("recordings")
    void verdicts_of_recorded_runs_keep_to_it(Path recording) throws IOException {
        assertThat(problems(Files.readString(recording.resolve(VerdictFile.NAME))))
                .isEmpty();
    }

    @Test
    void verdicts_of_every_outcome_keep_to_it() throws IOException {
        for (RunStory story :
                List.of(RunStories.failed(), RunStories.passed(), RunStories.undecided(), RunStories.benchFailed())) {
            assertThat(problems(VerdictFile.text(story.verdict()))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"verdict\":\"passed\",\"checks\":[]}",
                "{\"verdict\":\"green\",\"checks\":[],\"explanation\":\"\"}",
                "{\"verdict\":\"passed\",\"checks\":{},\"explanation\":\"\"}",
                "{\"verdict\":\"passed\",\"checks\":[{\"name\":\"x\",\"outcome\":\"passed\"}],\"explanation\":\"\"}",
                "{\"verdict\":\"passed\",\"checks\":[{\"name\":\"x\",\"outcome\":\"passed\",\"decides\":\"yes\",\"message\":\"\","
                        + "\"evidence\":[]}],\"explanation\":\"\"}"
            })
    void what_is_no_verdict_does_not(String json) throws IOException {
        assertThat(problems(json)).isNotEmpty();
    }

    @Test
    void it_names_every_key_that_is_written() throws IOException {
        String schema = Files.readString(Path.of(PUBLISHED));

        for (Class<?> written : List.of(Verdict.class, CheckResult.class)) {
            for (var component : written.getRecordComponents()) {
                assertThat(schema).contains("\"" + component.getName() + "\": {");
            }
        }
    }

    private static List<String> problems(String json) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of(PUBLISHED)));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static Stream<Path> recordings() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/recordings"))) {
            return folders.filter(f -> Files.exists(f.resolve(VerdictFile.NAME))).toList().stream();
        }
    }
}
