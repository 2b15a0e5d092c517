package org.boxsoak.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
    })
    void a_date_is_a_time(String cell, double seconds) {
        CsvRow header = new CsvRow(Path.of("f"), 1, List.of("timestamp", "x"), List.of(1, 2), true);
        CsvRow row = new CsvRow(Path.of("f"), 2, List.of(cell, "1"), List.of(1, 2), true);

        assertThat(CsvTime.of(new CsvHeader(header), "").seconds(row)).isEqualTo(seconds);
    }
}
