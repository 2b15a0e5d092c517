package org.boxsoak.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UptimeTests {
    @Test
    void the_first_number_is_the_time_since_boot() {
        assertThat(Uptime.parse("104.52 189.13\n")).isEqualTo(Duration.ofMillis(104_520));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cat: /proc/uptime: Permission denied"})
    void other_text_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Uptime.parse(text));
    }
}
