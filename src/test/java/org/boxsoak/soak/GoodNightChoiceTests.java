package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import org.boxsoak.fake.RecordedNight;
import org.boxsoak.judge.GoodNightsFile;
import org.boxsoak.judge.Judge;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodNightChoiceTests {
    private static final String PLAN = "name: night\nduration: 2h\nexpect:\n  leak: { forbid: 5 MB/h }\n";

    @TempDir
    Path reports;

    @Test
    void nights_of_the_same_plan_that_passed_are_chosen_the_newest_first() {
        RecordedNight good = new RecordedNight(PLAN, "b1", 2, 0, 0);
        for (int night = 0; night < 5; night++) {
            good.recordAndJudge(reports, night);
        }
        new RecordedNight(PLAN, "b1", 2, 60_000, 0).recordAndJudge(reports, 5);
        new RecordedNight(PLAN + "# another\n", "b1", 2, 0, 0).recordAndJudge(reports, 6);
        RunFolder run = good.record(reports, 7);

        assertThat(GoodNightChoice.choose(run).nights())
                .hasSize(5)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotContain(run.id());
    }

    @Test
    void four_nights_are_too_few() {
        RecordedNight good = new RecordedNight(PLAN, "b1", 2, 0, 0);
        for (int night = 0; night < 4; night++) {
            good.recordAndJudge(reports, night);
        }

        assertThat(GoodNightChoice.choose(good.record(reports, 7)).nights()).isEmpty();
    }

    @Test
    void the_forecasts_of_nights_that_failed_count_too_and_stay_in_the_runs_folder() {
        RecordedNight failing = new RecordedNight(PLAN + "  order4-lasts: 12h\n", "b1", 8, 0, 300);
        failing.recordAndJudge(reports, 0);
        failing.recordAndJudge(reports, 1);
        RunFolder run = failing.record(reports, 7);

        GoodNightsFile chosen = GoodNightChoice.choose(run);
        chosen.write(run);

        assertThat(chosen.nights()).isEmpty();
        assertThat(chosen.isEmpty()).isFalse();
        assertThat(Judge.judge(run).verdict().checks())
                .flatExtracting(CheckResult::evidence)
                .contains("Calibrated by how right the forecasts of 2 earlier nights of this plan were.");
    }
}
