package org.boxsoak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTests {
    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S, 1m30s",
        "3h, PT3H, 3h",
        "1h30m, PT1H30M, 1h30m",
        "1h 30m, PT1H30M, 1h30m",
        "500ms, PT0.5S, 500ms",
        "2d, PT48H, 2d",
        "1.5h, PT1H30M, 1h30m",
        "0s, PT0S, 0s",
        "1d2h3m4s5ms, PT26H3M4.005S, 1d2h3m4s5ms"
    })
    void reads_what_people_write(String text, Duration expected, String canonical) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
        assertThat(Durations.format(expected)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "90 | '90': a unit is missing; write 90s, 90m or 90h",
                "10 parsecs | '10 parsecs': unit must be one of ms, s, m, h, d",
                "3H | '3H': unit must be one of ms, s, m, h, d",
                "-5s | '-5s': a duration cannot be negative",
                "30m1h | '30m1h': the longest unit comes first, each once: 1h30m",
                "1h1h | '1h1h': the longest unit comes first, each once: 1h30m",
                "0.1ms | '0.1ms': the shortest step is 1ms",
                "10001d | '10001d': the longest duration is 10000d",
                "1:30:00 | '1:30:00': a unit is missing; write 1s, 1m or 1h",
                "soon | 'soon' is no duration; write it as 90s, 3h or 1h30m"
            })
    void says_what_is_wrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "h", "1h x", "999999999999999999999s", "1..5s", "s1"})
    void refuses_nonsense(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void reads_back_what_it_writes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Duration duration = Duration.ofMillis(random.nextLong(1L << random.nextInt(1, 39)));

            assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
        }
    }
}
