package org.boxsoak.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportHistoryTests {
    @TempDir
    Path reports;

    @ParameterizedTest
    @CsvSource({
        "the second run of a second after the first,      night-a-20260101-220000-2,  night-a-20260101-220000",
        "the newest by number,                            night-a-20260101-220000-11, night-a-20260101-220000-10",
        "the next night after the last run of a second,   night-a-20260102-220000,    night-a-20260101-220000-10",
    })
    void a_run_gets_the_history_of_the_run_before(String what, String run, String expected) throws IOException {
        for (String earlier : new String[] {
            "night-a-20251231-220000",
            "night-a-20260101-220000",
            "night-a-20260101-220000-2",
            "night-a-20260101-220000-10",
            "night-b-20260101-230000",
            "night-a-20260103-220000"
        }) {
            if (!earlier.equals(run)) {
                withHistory(earlier);
            }
        }

        assertThat(carriedOverTo(run)).as(what).isEqualTo(expected);
    }

    @Test
    void a_run_that_is_the_first_of_its_like_gets_none() throws IOException {
        withHistory("night-a-20260101-220000-2");

        assertThat(carriedOverTo("night-a-20260101-220000")).isEmpty();
        assertThat(carriedOverTo("night-b-20260102-220000")).isEmpty();
    }

    /** The history of a run holds the run's name here. */
    private void withHistory(String run) throws IOException {
        Path history = Files.createDirectories(reports.resolve(run).resolve(AllureReport.FOLDER + "/history"));
        Files.writeString(history.resolve("history.json"), run);
    }

    private String carriedOverTo(String run) throws IOException {
        Path folder = reports.resolve(run);
        Path results = Files.createDirectories(folder.resolve("allure-results"));
        ReportHistory.carryOver(folder, results);
        Path carried = results.resolve("history/history.json");
        return Files.exists(carried) ? Files.readString(carried) : "";
    }
}
