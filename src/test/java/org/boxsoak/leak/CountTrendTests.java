package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Counters that mostly stand still, as the memory of real processes does. */
class CountTrendTests {
    private static final int MINUTES = 360;

    private static LeakVerdict verdict(IntToDoubleFunction ofMinute) {
        double[] seconds = new double[MINUTES];
        Arrays.setAll(seconds, i -> 60.0 * i);
        double[] values = new double[MINUTES];
        Arrays.setAll(values, ofMinute);
        return LeakJudge.judge(CounterSeries.of("VmSwap", seconds, values), LeakQuestion.rising())
                .verdict();
    }

    @Test
    void jumps_over_the_whole_run_leak() {
        LeakVerdict verdict = verdict(minute -> 1000 + 8 * (minute / 20));

        assertThat(verdict).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(verdict.rate().perHour()).isBetween(22.0, 26.0);
    }

    @Test
    void what_a_single_hour_pushed_up_is_no_leak() {
        LeakVerdict verdict = verdict(minute -> 1000 + 8 * Math.max(0, Math.min(60, minute - 250) / 5));

        assertThat(verdict).isInstanceOf(LeakVerdict.Step.class);
    }

    @Test
    void what_fills_early_and_then_moves_by_single_pages_is_no_leak() {
        LeakVerdict verdict = verdict(minute -> 1000 + 40 * Math.min(12, minute / 10) + minute / 20);

        assertThat(verdict).isInstanceOf(LeakVerdict.Plateau.class);
    }

    @Test
    void jumps_of_several_minutes_each_leak_too() {
        // An hourly job of a quarter of an hour, and another one between.
        LeakVerdict verdict = verdict(minute -> 1000 + 24 * (minute / 30) + 8 * Math.min(3, minute % 30 / 5));

        assertThat(verdict).isInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void rises_that_one_fall_took_back_are_no_leak() {
        LeakVerdict verdict = verdict(minute -> minute < 320 ? 1000 + 8 * (minute / 20) : 980);

        assertThat(verdict).isNotInstanceOf(LeakVerdict.Leak.class);
    }
}
