package org.boxsoak.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTests {
    private static final Verdict VERDICT = Verdict.of(
            List.of(new CheckResult(
                    "order4-unmovable-remains",
                    Outcome.BOX_FAILED,
                    true,
                    "0 of 16 \"blocks\" remain",
                    List.of("console.log:1"))),
            "Plug 7 failed.");

    @TempDir
    Path folder;

    @Test
    void a_verdict_survives_writing_and_reading() {
        VerdictFile.write(folder, VERDICT);

        assertThat(VerdictFile.read(folder)).isEqualTo(VERDICT);
    }

    @Test
    void the_keys_and_their_order_are_the_contract() {
        assertThat(VerdictFile.text(VERDICT)).isEqualTo("""
                        {
                          "verdict" : "box-failed",
                          "checks" : [ {
                            "name" : "order4-unmovable-remains",
                            "outcome" : "box-failed",
                            "decides" : true,
                            "message" : "0 of 16 \\"blocks\\" remain",
                            "evidence" : [ "console.log:1" ]
                          } ],
                          "explanation" : "Plug 7 failed."
                        }
                        """);
    }

    @Test
    void writing_again_replaces_and_leaves_nothing_else_behind() throws IOException {
        VerdictFile.write(folder, VERDICT);
        VerdictFile.write(folder, Verdict.of(List.of(), "Nothing to judge."));

        assertThat(VerdictFile.read(folder).verdict()).isEqualTo(Outcome.PASSED);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("verdict.json"));
        }
    }

    @Test
    void a_damaged_verdict_is_named_with_the_way_to_make_it_again() throws IOException {
        Files.writeString(folder.resolve("verdict.json"), "{\"verdict\":\"pas");

        assertThatThrownBy(() -> VerdictFile.read(folder))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("verdict.json")
                .hasMessageContaining("boxsoak judge");
    }

    @Test
    void keys_of_a_later_release_do_no_harm() throws IOException {
        Files.writeString(
                folder.resolve("verdict.json"),
                "{\"verdict\":\"undecided\",\"since\":1,\"checks\":[],\"explanation\":\"too short\"}");

        assertThat(VerdictFile.read(folder).verdict()).isEqualTo(Outcome.UNDECIDED);
    }
}
