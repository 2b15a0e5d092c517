package org.boxsoak.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekdaysTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri | mon,tue,wed,thu,fri | Mon,Tue,Wed,Thu,Fri | 1,2,3,4,5",
                "fri-mon | mon,fri,sat,sun | Mon,Fri,Sat,Sun | 1,5,6,0",
                "sun | sun | Sun | 0",
                "Wed, mon | mon,wed | Mon,Wed | 1,3",
                "daily | daily | '' | *",
                "mon-sun | daily | '' | *"
            })
    void are_written_as_each_scheduler_wants_them(String text, String own, String systemd, String cron) {
        Weekdays days = Weekdays.parse(text);

        assertThat(days).hasToString(own);
        assertThat(Weekdays.parse(own)).isEqualTo(days);
        assertThat(days.forSystemd()).isEqualTo(systemd);
        assertThat(days.forCron()).isEqualTo(cron);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monday", "mon-", "-fri", "mon,,tue", "1-5", "mon-fri-sun"})
    void what_is_no_day_is_refused(String text) {
        assertThatThrownBy(() -> Weekdays.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write mon-fri");
    }
}
