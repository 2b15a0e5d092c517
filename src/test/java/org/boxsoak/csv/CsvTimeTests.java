package org.boxsoak.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTimeTests {
    @ParameterizedTest
    @CsvSource({
        "2014-04-01 00:05:00, 1396310700",
        "2014-04-01T00:05, 1396310700",
        "2014/04/01 00:05:00.250 UTC, 1396310700.25",
        "2014-04-01T02:05:00+02:00, 1396310700",
        "2014-04-01T00:05:00Z, 1396310700",
        "2014-04-01, 1396310400",
        "1396310700000000, 1396310700",
        "01.04.2014 00:05:00, 1396310700",
        "Tue Apr  1 00:05:00 UTC 2014, 1396310700",
        "1-Apr-2014 12:05 AM, 1396310700",
        "'Apr 1, 2014 12:05:00 p.m.', 1396353900",
        "20140401 00:05:00, 1396310700",
        "00:05:00, 300",
        "100:00:00, 360000",
    })
    void a_date_is_a_time(String cell, double seconds) {
        CsvRow header = CsvLine.of(Path.of("f"), 1, "timestamp;x").split(';');
        CsvRow row = CsvLine.of(Path.of("f"), 2, cell + ";1").split(';');

        assertThat(new CsvTime(TimeColumns.of(new CsvHeader(header), row, "")).seconds(row))
                .isEqualTo(seconds);
    }
}
