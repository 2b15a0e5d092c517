package org.boxsoak.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.boxsoak.record.Outcome;
import org.boxsoak.soak.Soak;
import org.boxsoak.soak.SoakRun;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A soak test of one's own: the plan runs, and while it does the box must answer. The guide shows this class. */
@Soak(plan = "testplans/healthy-night.yaml", live = true)
@Tag("virtual-box")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnswersAllNightIT {
    @Test
    @Order(1)
    void the_box_answers_while_the_run_goes_on(SoakRun run) {
        String uptime = run.box().ask("cat /proc/uptime", Duration.ofMinutes(2));

        assertThat(uptime).matches("\\d+\\.\\d+ .*\\s*");
        assertThat(run.isLive()).isTrue();
    }

    @Test
    @Order(2)
    void the_night_ends_well(SoakRun run) {
        assertThat(run.check("kernel-does-not-reboot").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(run.verdict().verdict()).isEqualTo(Outcome.PASSED);
    }
}
