package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleEntryTests {
    @ParameterizedTest
    @CsvSource({"0,2026-01-02T03:04:05Z", "7,2026-01-02T03:04:05.070Z", "3600999,2026-01-02T03:04:05.123Z"})
    void a_line_is_read_as_it_was_written(long millis, String wall) {
        for (String text : new String[] {"", " ", "[    1.0] usb 1-1: new", "\u0000\u001b[0m x\r", "+1.000 odd"}) {
            ConsoleEntry entry = new ConsoleEntry(Duration.ofMillis(millis), Instant.parse(wall), text);

            assertThat(ConsoleEntry.parse(entry.format())).isEqualTo(entry);
        }
    }
}
