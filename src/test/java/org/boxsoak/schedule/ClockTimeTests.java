package org.boxsoak.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTimeTests {
    @Test
    void reads_hours_and_minutes() {
        assertThat(ClockTime.parse("22:00")).isEqualTo(LocalTime.of(22, 0));
        assertThat(ClockTime.parse(" 7:05")).isEqualTo(LocalTime.of(7, 5));
        assertThat(ClockTime.parse("00:00")).isEqualTo(LocalTime.MIDNIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "25:00", "22:60", "99:99"})
    void a_time_that_no_day_has_is_refused(String text) {
        assertThatThrownBy(() -> ClockTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22", "10pm", "22:0", "-1:00", "22:00:00", "222:00", "٢٢:٠٠"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> ClockTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it as 22:00");
    }
}
