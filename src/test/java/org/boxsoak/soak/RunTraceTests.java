package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTraceTests {
    @Test
    void a_trace_lasts_a_twentieth_of_the_run_within_bounds() {
        assertThat(RunTrace.length(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(14));
        assertThat(RunTrace.length(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(3));
        assertThat(RunTrace.length(Duration.ofHours(8))).isEqualTo(Duration.ofMinutes(5));
    }
}
