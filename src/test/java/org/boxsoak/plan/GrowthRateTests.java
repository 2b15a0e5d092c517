package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthRateTests {
    @ParameterizedTest
    @CsvSource({
        "1 MB/h, 1000000, 1 MB/h",
        "200 kB/h, 200000, 200 kB/h",
        "24 MB/day, 1000000, 1 MB/h",
        "1K/s, 3686400, 3600 KiB/h",
        "1 kB/min, 60000, 60 kB/h",
        "0.5 B/h, 0.5, 12 B/day"
    })
    void reads_what_people_write(String text, double bytesPerHour, String canonical) {
        assertThat(GrowthRate.parse(text))
                .isEqualTo(new GrowthRate(bytesPerHour))
                .hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 MB/day", "1 MB/day", "100 B/day", "7 KiB/day"})
    void keeps_a_rate_by_the_day_that_is_no_whole_number_by_the_hour(String text) {
        assertThat(GrowthRate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 MB | '1 MB' is no growth rate; write it as 1 MB/h or 5 MB/day",
                "1 MB/week | '1 MB/week': the time must be one of s, min, h, day",
                "-1 MB/h | '-1 MB': a size cannot be negative",
                "1 m/h | '1 m': unit must be one of K, M, G, T, KiB, MiB, GiB, TiB (binary), kB, MB, GB, TB (decimal), B"
            })
    void says_what_is_wrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrowthRate.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void reads_back_what_it_writes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            GrowthRate rate = new GrowthRate(random.nextDouble(1e9));

            assertThat(GrowthRate.parse(rate.toString())).isEqualTo(rate);
        }
    }
}
