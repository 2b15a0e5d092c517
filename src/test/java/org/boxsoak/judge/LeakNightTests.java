package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.boxsoak.fake.RecordedNight;
import org.boxsoak.leak.ConformalWidening;
import org.boxsoak.leak.Forecast;
import org.boxsoak.leak.NightProfile;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakNightTests {
    private static final String PLAN =
            "name: night\nduration: 8h\nexpect:\n  leak: { forbid: 1 MB/h }\n  order4-lasts: 12h\n"
                    + "  order4-unmovable: { order: 4, at-least: 16 }\n";

    @TempDir
    Path reports;

    private static CheckResult check(RunFolder folder, String name) {
        return Judge.judge(folder).verdict().checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_leak_is_named_with_its_rate_in_megabytes() {
        CheckResult check = check(new RecordedNight(PLAN, "b1", 8, 4000, 0).record(reports, 1), "no-memory-leak");

        assertThat(check.outcome()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(check.evidence()).anyMatch(l -> l.matches("leak SUnreclaim: It leaks 4\\.(09|1|11) MB an hour.*"));
    }

    @Test
    void a_quiet_night_passes_and_shows_that_it_could_have_seen_the_leak() {
        CheckResult check = check(new RecordedNight(PLAN, "b1", 8, 0, 0).record(reports, 1), "no-memory-leak");

        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence())
                .anyMatch(l -> l.contains("A leak of 1 MB an hour added to these samples is found."));
    }

    @Test
    void a_night_that_would_have_run_out_at_hour_eleven_fails_though_it_ended_at_hour_eight() {
        CheckResult check =
                check(new RecordedNight(PLAN, "b1", 8, 0, (3000 - 16) / 11.0).record(reports, 1), "order4-lasts");

        assertThat(check.outcome()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(check.message())
                .contains("does not last 12.00 h (probability 100 %)")
                .containsPattern("after about 1[01](\\.\\d)? h");
    }

    @Test
    void a_supply_that_lasts_fourteen_hours_passes() {
        CheckResult check =
                check(new RecordedNight(PLAN, "b1", 8, 0, (3000 - 16) / 14.0).record(reports, 1), "order4-lasts");

        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void what_earlier_forecasts_were_worth_widens_the_forecast_and_is_named() {
        RunFolder run = new RecordedNight(PLAN, "b1", 8, 0, (3000 - 16) / 14.0).record(reports, 1);
        // Foreseen for hour 10, surely not before 9; it ended at hour 6.
        ConformalWidening.Past late = new ConformalWidening.Past(new Forecast.Exhaustion(9.9, 10, 10.1, 5), 6);
        new GoodNightsFile(List.of(), Map.of(), Map.of(CounterSources.ORDER4_USABLE, List.of(late))).write(run);

        CheckResult check = check(run, "order4-lasts");

        assertThat(check.outcome()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(check.message()).contains("after about 14");
        assertThat(check.evidence())
                .contains("Calibrated by how right the forecasts of 1 earlier night of this plan were.");
    }

    @Test
    void good_nights_kept_in_the_folder_are_subtracted_and_named() {
        // Every night fills at this rate: beside good nights that did the same there is no leak.
        RecordedNight filling = new RecordedNight(PLAN, "b1", 8, 4000, 0);
        RunFolder run = filling.record(reports, 9);
        assertThat(check(run, "no-memory-leak").outcome()).isEqualTo(Outcome.BOX_FAILED);
        List<RunFolder> nights =
                IntStream.range(0, 6).mapToObj(i -> filling.record(reports, i)).toList();
        Map<String, List<NightProfile>> profiles = new HashMap<>();
        nights.forEach(n -> LeakProfiles.of(n)
                .counters()
                .forEach((name, p) ->
                        profiles.computeIfAbsent(name, k -> new ArrayList<>()).add(p)));

        new GoodNightsFile(nights.stream().map(RunFolder::id).toList(), profiles, Map.of()).write(run);

        CheckResult check = check(run, "no-memory-leak");
        assertThat(check.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.evidence())
                .anyMatch(l -> l.startsWith("Compared with what 6 good nights did: ")
                        && l.contains(nights.get(3).id()));
    }

    @Test
    void a_look_at_the_recording_so_far_speaks_at_the_second_time() {
        RunFolder run = new RecordedNight(PLAN, "b1", 3, 20_000, 0).record(reports, 1);
        LeakLook looks = new LeakLook(run, 2);

        assertThat(looks.look()).isEmpty();
        assertThat(looks.look())
                .extracting(LeakLook.Word::counter, w -> w.verdict().word())
                .contains(Tuple.tuple("SUnreclaim", "suspect"));
        assertThat(looks.look()).as("each word is said once").isEmpty();
    }
}
