package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakCheckTests {
    @ParameterizedTest
    @CsvSource({"22.2, 22.2 s", "250, 4 min 10 s", "299.6, 4 min 59 s"})
    void what_is_too_short_never_reads_as_long_as_it_takes(double span, String shown) {
        assertThat(LeakCheck.tooShort(span))
                .isEqualTo("Samples over " + shown
                        + " cannot tell a leak from start-up; it takes 5 min 0 s at the least.");
    }
}
