package org.boxsoak.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SamplingPaceTests {
    @Test
    void reading_within_its_budget_is_left_alone() {
        SamplingPace pace = new SamplingPace(Duration.ofSeconds(1), 0.005);

        for (int s = 0; s <= 600; s++) {
            assertThat(pace.over(tick(s, s * 4L))).isNull();
        }

        assertThat(pace.period()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void reading_above_its_budget_is_done_less_often_after_a_minute() {
        SamplingPace pace = new SamplingPace(Duration.ofSeconds(1), 0.005);

        Double share = null;
        int seconds = 0;
        while (share == null) {
            share = pace.over(tick(seconds, seconds * 20L));
            seconds++;
        }

        assertThat(seconds).isEqualTo(61);
        assertThat(share).isBetween(0.0199, 0.0201);
        assertThat(pace.period()).isEqualTo(Duration.ofMillis(4400));
    }

    @Test
    void however_dear_it_is_something_is_read_every_five_minutes() {
        SamplingPace pace = new SamplingPace(Duration.ofMinutes(2), 0.0001);

        for (int i = 0; i < 100; i++) {
            pace.over(tick(i * 300L, i * 100_000L));
        }

        assertThat(pace.period()).isEqualTo(Duration.ofMinutes(5));
    }

    private static StreamFrame.Tick tick(long seconds, long cpuMillis) {
        Duration at = Duration.ofSeconds(1000 + seconds);
        return new StreamFrame.Tick(
                false, 1, at, at, at, new ReaderCost(Duration.ofMillis(100 + cpuMillis), 1, 100, null));
    }
}
