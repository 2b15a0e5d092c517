package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.boxsoak.bench.BenchException;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTests {
    @TempDir
    private Path root;

    private final ManualClock clock = new ManualClock();
    private final Timeline timeline = Timeline.startingNow(clock);
    private RunFolder folder;

    @BeforeEach
    void run_json() {
        folder = new RunFolder(root);
        RunInfo.Source source = new RunInfo.Source("x", "x.yaml", "");
        new RunInfo(1, "x", "2026-01-01T00:00:00Z", "UTC", source, source, Map.of(), Map.of()).write(folder);
    }

    @Test
    void the_time_that_was_worked_is_counted_and_the_gaps_are_not() {
        try (RunJournal journal = RunJournal.open(folder, timeline)) {
            journal.add(new RunEvent.RunStarted("x", "box", "6.1", "boot-1"));
            after(5, journal, new RunEvent.PhaseStarted("setup"));
            after(5, journal, new RunEvent.PhaseStarted("workload"));
            after(20, journal, new RunEvent.CycleStarted(1));
            after(20, journal, new RunEvent.PlugStarted(1, "at start"));
            after(3600, journal, new RunEvent.RunResumed("the host rebooted"));
            after(1, journal, new RunEvent.PhaseStarted("workload"));
            after(30, journal, new RunEvent.CycleStarted(7));
        }

        RunProgress progress = RunProgress.of(folder);

        // The hour until it was resumed belongs to the workload that nobody saw end: its last line came 40 s after its
        // start.
        assertThat(progress.worked()).isEqualTo(Duration.ofSeconds(70));
        assertThat(progress.cycles()).isEqualTo(7);
        assertThat(progress.plugs()).isEqualTo(1);
        assertThat(progress.bootId()).isEqualTo("boot-1");
        assertThat(progress.hasWorked()).isTrue();
    }

    @Test
    void a_run_that_came_to_its_end_is_not_resumed_but_a_cancelled_one_is() {
        try (RunJournal journal = RunJournal.open(folder, timeline)) {
            journal.add(new RunEvent.RunEnded("cancelled", ""));
            assertThat(RunProgress.of(folder).hasWorked()).isFalse();
            journal.add(new RunEvent.RunEnded("complete", ""));
        }

        assertThatThrownBy(() -> RunProgress.of(folder))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("has come to its end (complete)");
    }

    @Test
    void run_time_goes_on_behind_the_gap_and_never_back() {
        Instant wall = Instant.parse("2026-01-01T03:00:00Z");
        RunProgress progress = new RunProgress(Duration.ofSeconds(100), wall, Duration.ZERO, 0, 0, "");

        assertThat(progress.resumedAt(wall.plusSeconds(50))).isEqualTo(Duration.ofSeconds(150));
        assertThat(progress.resumedAt(wall.minusSeconds(50))).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void two_harnesses_never_record_into_one_folder() {
        RunJournal journal = RunJournal.open(folder, timeline);
        assertThatThrownBy(() -> RunJournal.open(folder, timeline))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("Another boxsoak is recording into");
        journal.close();
        RunJournal.open(folder, timeline).close();
    }

    private void after(int seconds, RunJournal journal, RunEvent event) {
        clock.advance(Duration.ofSeconds(seconds));
        journal.add(event);
    }
}
