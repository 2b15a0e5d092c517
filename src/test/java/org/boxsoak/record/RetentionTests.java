package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.HostLock;
import org.boxsoak.fake.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTests {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path reports;

    @Test
    void rules_are_read_in_any_order() {
        assertThat(KeepRule.parse("30d").age()).isEqualTo(Duration.ofDays(30));
        KeepRule all = KeepRule.parse("20G, 100,12h");
        assertThat(all.age()).isEqualTo(Duration.ofHours(12));
        assertThat(all.count()).isEqualTo(100);
        assertThat(all.size()).isNotNull().satisfies(s -> assertThat(s.count()).isEqualTo(20L << 30));
        assertThatThrownBy(() -> KeepRule.parse("some")).hasMessageContaining("neither an age such as 30d");
        assertThatThrownBy(() -> KeepRule.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_oldest_go_first_by_count() throws IOException {
        run("a", 1, "lab-1", "passed");
        run("b", 2, "lab-1", "passed");
        run("c", 3, "lab-1", "passed");

        assertThat(removed("2")).containsExactly("c");
        assertThat(reports.resolve("a")).exists();
        assertThat(reports.resolve("b")).exists();
        assertThat(reports.resolve("c")).doesNotExist();
    }

    @Test
    void the_last_failed_run_of_each_box_stays() throws IOException {
        run("new", 1, "lab-1", "passed");
        run("old failure", 50, "lab-1", "box-failed");
        run("older failure", 60, "lab-1", "box-failed");
        run("failure of another box", 70, "lab-2", "box-failed");
        run("bench failed", 55, "lab-1", "bench-failed");
        run("killed", 80, "lab-1", "");

        assertThat(removed("30d")).containsExactly("older failure");
    }

    @Test
    void by_size_the_newest_that_fit_stay() throws IOException {
        for (int i = 1; i <= 4; i++) {
            Files.write(run("r" + i, i, "lab-1", "passed").samples(), new byte[100_000]);
        }

        assertThat(removed("250K")).containsExactly("r4", "r3");
    }

    @Test
    void a_run_that_is_being_recorded_stays() throws IOException {
        RunFolder live = run("live", 90, "lab-1", "passed");
        RunJournal journal = RunJournal.open(live, Timeline.startingNow(new ManualClock()));
        assertThat(removed("1d")).isEmpty();
        journal.close();

        assertThat(removed("1d")).containsExactly("live");
    }

    @Test
    void what_another_process_left_half_removed_is_swept_and_one_at_a_time_removes() throws IOException {
        Files.createDirectories(reports.resolve(".removing-x").resolve("samples"));
        run("old", 90, "lab-1", "passed");
        HostLock other = HostLock.tryTake(reports.resolve(".keep")).orElseThrow();
        assertThat(removed("1d")).isEmpty();
        other.close();

        assertThat(removed("1d")).containsExactly("old");
        assertThat(reports.resolve(".removing-x")).doesNotExist();
    }

    @Test
    void what_is_no_run_is_left_alone() throws IOException {
        Files.createDirectories(reports.resolve("notes"));
        Files.writeString(reports.resolve("README.md"), "x");

        assertThat(removed("1ms")).isEmpty();
        assertThat(reports.resolve("notes")).exists();
    }

    private List<String> removed(String rule) {
        return Retention.apply(reports, KeepRule.parse(rule), NOW).stream()
                .map(RunFolder::id)
                .toList();
    }

    private RunFolder run(String name, int daysAgo, String box, String verdict) throws IOException {
        RunFolder folder = new RunFolder(reports.resolve(name));
        Files.createDirectories(folder.path().resolve("samples"));
        RunInfo.Source source = new RunInfo.Source(box, "", "");
        new RunInfo(1, name, NOW.minus(Duration.ofDays(daysAgo)).toString(), "UTC", source, source, Map.of(), Map.of())
                .write(folder);
        if (!verdict.isEmpty()) {
            Files.writeString(folder.verdict(), "{\n  \"verdict\" : \"" + verdict + "\"\n}\n");
        }
        return folder;
    }
}
