package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.RunClock;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.fake.RecordedNight;
import org.boxsoak.judge.Judge;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakWatchTests {
    private static final String PLAN = "name: night\nduration: 8h\nexpect:\n  leak: { forbid: 1 MB/h, on-leak: %s }\n";
    private static final double LEAK_KB = 20_000;

    @TempDir
    Path reports;

    private final Cancellation stop = new Cancellation();

    @Test
    void a_leak_beyond_what_good_nights_do_ends_the_run_where_the_plan_says_stop() {
        goodNights("stop", 5);

        assertThat(watched("stop")).containsExactly("leak");
        assertThat(stop.isRequested()).isTrue();
    }

    @Test
    void a_run_that_a_leak_ended_within_minutes_fails_for_that_leak() {
        RunFolder run = new RecordedNight(PLAN.formatted("stop"), "b1", 0.05, LEAK_KB, 0).record(reports, 9);
        try (RunJournal journal = RunJournal.open(run, Timeline.startingNow(new ManualClock()))) {
            journal.add(new RunEvent.LeakSeen("SUnreclaim", "leak", "After 3 min it leaks 20 MB an hour."));
        }

        assertThat(Judge.judge(run).verdict().checks())
                .filteredOn(c -> c.name().equals("no-memory-leak"))
                .singleElement()
                .satisfies(c -> assertThat(c.outcome()).isEqualTo(Outcome.BOX_FAILED))
                .satisfies(c -> assertThat(c.message())
                        .contains("SUnreclaim leaks, for which the plan ended the run: After 3 min"));
    }

    @Test
    void the_run_goes_on_where_the_plan_says_continue() {
        goodNights("continue", 5);

        assertThat(watched("continue")).contains("leak");
        assertThat(stop.isRequested()).isFalse();
    }

    @Test
    void without_good_nights_to_compare_with_nothing_is_certain_enough_to_stop() {
        assertThat(watched("stop")).isNotEmpty().containsOnly("suspect");
        assertThat(stop.isRequested()).isFalse();
    }

    private void goodNights(String onLeak, int nights) {
        RecordedNight good = new RecordedNight(PLAN.formatted(onLeak), "b1", 8, 0, 0);
        for (int night = 0; night < nights; night++) {
            good.recordAndJudge(reports, night);
        }
    }

    /** The words spoken of a run that leaks, of which three hours are recorded. */
    private List<String> watched(String onLeak) {
        RunFolder run = new RecordedNight(PLAN.formatted(onLeak), "b1", 3, LEAK_KB, 0).record(reports, 9);
        Cancellation watching = stop.part();
        Timeline timeline = Timeline.startingNow(new EndingClock(watching));
        try (RunJournal journal = RunJournal.open(run, timeline)) {
            new LeakWatch(Judge.observe(run).plan(), run, journal, timeline, stop).run(watching);
        }
        return Recording.open(run).journal().stream()
                .map(JournalLine::event)
                .filter(RunEvent.LeakSeen.class::isInstance)
                .map(e -> ((RunEvent.LeakSeen) e).verdict())
                .distinct()
                .toList();
    }

    /** Ends the watch at the end of the plan. */
    private record EndingClock(ManualClock clock, Cancellation watching) implements RunClock {
        EndingClock(Cancellation watching) {
            this(new ManualClock(), watching);
        }

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public Duration elapsed() {
            return clock.elapsed();
        }

        @Override
        public void waitUntil(Duration moment, Cancellation cancellation) {
            clock.waitUntil(moment, cancellation);
            if (moment.compareTo(Duration.ofHours(4)) > 0) {
                watching.request();
            }
        }
    }
}
