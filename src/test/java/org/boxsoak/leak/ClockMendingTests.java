package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClockMendingTests {
    private static double[] times(int n) {
        double[] t = new double[n];
        Arrays.setAll(t, i -> 3600.0 * i);
        return t;
    }

    @Test
    void rows_in_disorder_are_sorted() {
        double[] t = times(100);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = t.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = t[i];
            t[i] = t[other];
            t[other] = kept;
        }

        Samples mended = CounterSeries.of("x", t, t).mended();

        assertThat(mended.hours()).isSorted().hasSize(100);
        assertThat(mended.values()).isSorted();
    }

    @Test
    void swapped_halves_of_a_file_are_sorted_and_not_taken_for_a_clock() {
        double[] t = times(100);
        double[] swapped = new double[100];
        Arrays.setAll(swapped, i -> t[(i + 50) % 100]);

        Samples mended = CounterSeries.of("x", swapped, swapped).mended();

        assertThat(mended.values()).isSorted();
        assertThat(mended.span()).isEqualTo(99);
    }

    @Test
    void doubled_times_are_averaged_and_missing_values_left_out() {
        Samples mended = CounterSeries.of(
                        "x", new double[] {0, 3600, 3600, 7200, 10800}, new double[] {1, 2, 4, Double.NaN, 5})
                .mended();

        assertThat(mended.hours()).containsExactly(0, 1, 3);
        assertThat(mended.values()).containsExactly(1, 3, 5);
    }

    @Test
    void a_clock_that_is_set_back_goes_on() {
        double[] t = times(100);
        Arrays.setAll(t, i -> i < 60 ? t[i] : t[i] - 30 * 3600);

        Samples mended = CounterSeries.of("x", t, times(100)).mended();

        assertThat(mended.hours()).isSorted();
        assertThat(mended.span()).isEqualTo(99);
        assertThat(mended.boot()).containsOnly(0);
    }

    @Test
    void an_uptime_that_starts_anew_is_a_boot() {
        double[] t = times(100);
        Arrays.setAll(t, i -> 3600.0 * (i % 50));

        Samples mended = CounterSeries.of("x", t, times(100)).mended();

        assertThat(mended.span()).isEqualTo(99);
        assertThat(mended.boot()[49]).isZero();
        assertThat(mended.boot()[50]).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_at_1970_first_does_not_stretch_the_run() {
        double[] t = times(100);
        Arrays.setAll(t, i -> i < 3 ? t[i] : t[i] + 1.7e9);

        assertThat(CounterSeries.of("x", t, times(100)).mended().span()).isEqualTo(99);
    }

    @Test
    void masked_windows_are_left_out() {
        Samples mended = CounterSeries.of("x", times(10), times(10))
                .without(List.of(new TimeWindow(2 * 3600, 4 * 3600)))
                .mended();

        assertThat(mended.hours()).containsExactly(0, 1, 5, 6, 7, 8, 9);
    }
}
