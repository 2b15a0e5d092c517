package org.boxsoak.report.allure;

import org.boxsoak.bench.BenchException;
import org.boxsoak.record.CheckResult;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.RunStory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checks of the failed run as JUnit tests, the way the harness runs them; started by the tests through the Launcher. */
class SampleChecks {
    private static final RunStory STORY = RunStories.failed();

    @Test
    void order4_unmovable_remains() {
        judge("order4-unmovable-remains");
    }

    @Test
    @DisplayName("no-memory-leak")
    void leak() {
        judge("no-memory-leak");
    }

    @Test
    void order4_lasts() {
        judge("order4-lasts");
    }

    @Test
    void bench_is_healthy() {
        judge("bench-is-healthy");
    }

    @Test
    void undecided() {
        throw new UndecidedException("undecided: the run was too short");
    }

    @Test
    void relay() {
        throw new BenchException("The relay did not answer.");
    }

    private static void judge(String check) {
        AllureEvidence.attach(STORY, check);
        CheckResult result = STORY.verdict().checks().stream()
                .filter(c -> c.name().equals(check))
                .findFirst()
                .orElseThrow();
        CheckOutcome.raise(result);
    }
}
