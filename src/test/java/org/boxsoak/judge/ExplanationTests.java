package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.junit.jupiter.api.Test;

class ExplanationTests {
    @Test
    void a_message_of_a_run_that_came_to_its_end_keeps_its_words() {
        Evidence whole = Judge.observe(new RunFolder(Path.of("src/test/resources/recordings/healthy-night")));
        CheckResult open = new CheckResult(
                "wifi", Outcome.UNDECIDED, true, "It came back twice. But the plan wants 3 plugs.", List.of());

        assertThat(Explanation.of(whole, List.of(open))).startsWith("It came back twice. But the plan wants 3 plugs.");
    }
}
