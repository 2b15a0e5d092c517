package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GoodNightsTests {
    private static final LeakQuestion QUESTION = LeakQuestion.rising().withForbidden(0.5);

    /** Fills for hours, and steps up at the same hour each night. */
    private static double usual(double t) {
        return 500 + 60 * (1 - Math.exp(-t / 6)) + (t > 7 ? 15 : 0);
    }

    private static GoodNights nights() {
        List<CounterSeries> nights = LongStream.range(0, 7)
                .mapToObj(n -> TestSeries.of(GoodNightsTests::usual, 1, 100 + n))
                .toList();
        return GoodNights.of(nights, false);
    }

    private static CounterSeries until(DoubleUnaryOperator shape, double hour) {
        int n = (int) (hour * 60);
        return CounterSeries.of(
                "counter", Arrays.copyOf(TestSeries.seconds(), n), Arrays.copyOf(TestSeries.values(shape, 1, 5), n));
    }

    private static InterimLooks watched(DoubleUnaryOperator shape, boolean compared) {
        InterimLooks looks = InterimLooks.none();
        for (double hour = InterimLooks.FIRST_LOOK_HOURS; hour <= TestSeries.HOURS; hour += 0.5) {
            looks = looks.after(until(shape, hour), QUESTION, compared ? nights() : null);
        }
        return looks;
    }

    @Test
    void what_every_night_does_is_no_leak() {
        assertThat(LeakJudge.judge(TestSeries.of(GoodNightsTests::usual, 1, 5), QUESTION, nights())
                        .verdict())
                .isInstanceOf(LeakVerdict.NoLeak.class);
    }

    @Test
    void what_comes_on_top_is_one() {
        assertThat(LeakJudge.judge(TestSeries.of(t -> usual(t) + 2 * t, 1, 5), QUESTION, nights())
                        .verdict())
                .isInstanceOf(LeakVerdict.Leak.class);
    }

    @Test
    void an_early_word_needs_two_looks_and_good_nights() {
        DoubleUnaryOperator leaking = t -> usual(t) + 4 * t;

        assertThat(watched(leaking, true).word()).isInstanceOf(LeakVerdict.Leak.class);
        assertThat(watched(GoodNightsTests::usual, true).word()).isNull();
        assertThat(watched(t -> 500 + 4 * t, false).word()).isInstanceOf(LeakVerdict.Suspect.class);
        assertThat(InterimLooks.none().after(until(leaking, 1.5), QUESTION, nights()))
                .isEqualTo(InterimLooks.none());
    }

    @Test
    void four_nights_are_too_few() {
        List<CounterSeries> four = LongStream.range(0, 4)
                .mapToObj(n -> TestSeries.of(GoodNightsTests::usual, 1, n))
                .toList();

        assertThatThrownBy(() -> GoodNights.of(four, false)).hasMessageContaining("at least 5 good nights");
    }
}
