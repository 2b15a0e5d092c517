package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ForecasterTests {
    private static final LeakQuestion FALLING = LeakQuestion.rising().asFalling();

    private static Forecast forecast(DoubleUnaryOperator shape, double noise, LeakQuestion question) {
        return Objects.requireNonNull(
                LeakJudge.judge(TestSeries.of(shape, noise, 4), question).forecast());
    }

    private static Forecast.Exhaustion end(DoubleUnaryOperator shape, double noise, LeakQuestion question) {
        return Objects.requireNonNull(forecast(shape, noise, question).exhausted());
    }

    @Test
    void a_straight_decline_ends_where_its_line_does() {
        Forecast.Exhaustion end = end(t -> 400 - 16 * t, 4, FALLING.withFloor(16));

        assertThat(end.hoursP50()).isEqualTo(24, within(1.5));
        assertThat(end.hoursP05()).isLessThanOrEqualTo(end.hoursP50());
        assertThat(end.hoursP95()).isGreaterThanOrEqualTo(end.hoursP50());
    }

    @Test
    void a_geometric_decline_lasts_longer_than_its_line() {
        Forecast.Exhaustion end = end(t -> 400 * Math.exp(-t / 7.456), 3, FALLING.withFloor(16));

        assertThat(end.hoursP50()).isEqualTo(24, within(3.0));
    }

    @Test
    void a_ceiling_is_reached_from_below() {
        Forecast.Exhaustion end =
                end(t -> 100 + 10 * t, 2, LeakQuestion.rising().withFloor(300));

        assertThat(end.hoursP50()).isEqualTo(20, within(1.0));
    }

    @Test
    void what_does_not_shrink_is_not_foreseen_to_end() {
        Forecast still = forecast(t -> 400, 4, FALLING.withFloor(16));

        assertThat(still.exhausted()).isNull();
        assertThat(still.why()).startsWith("No exhaustion foreseen");
    }

    @Test
    void what_is_gone_is_said_to_be_gone() {
        Forecast.Exhaustion end = end(t -> Math.max(0, 400 - 50 * t), 0, FALLING.withFloor(0));

        assertThat(end.hoursP05()).isEqualTo(8, within(0.3));
    }

    @Test
    void earlier_misses_widen_the_interval() {
        Forecast.Exhaustion narrow = new Forecast.Exhaustion(9, 10, 11, 5);
        ConformalWidening learned = ConformalWidening.from(
                List.of(new ConformalWidening.Past(narrow, 13), new ConformalWidening.Past(narrow, 10)));

        assertThat(learned.factor()).isEqualTo(2);
        assertThat(learned.apply(narrow)).isEqualTo(new Forecast.Exhaustion(7, 10, 13, 5));
        assertThat(ConformalWidening.from(List.of()).apply(narrow)).isEqualTo(narrow);
    }

    @Test
    void the_few_nights_that_were_foreseen_well_make_no_interval_narrower() {
        Forecast.Exhaustion wide = new Forecast.Exhaustion(5, 10, 15, 5);
        ConformalWidening.Past right = new ConformalWidening.Past(wide, 10);

        assertThat(ConformalWidening.from(Collections.nCopies(8, right)).factor())
                .isZero();
        assertThat(ConformalWidening.from(Collections.nCopies(9, right)).factor())
                .isNegative();
    }

    @Test
    void in_hindsight_a_night_is_foreseen_from_its_half_to_its_end() {
        ConformalWidening.Past past =
                Objects.requireNonNull(ConformalWidening.Past.of(TestSeries.of(t -> 400 - 16 * t, 4, 4), true, 16));

        assertThat(past.actualHours()).isEqualTo(11.8, within(0.6));
        assertThat(past.forecast().hoursP50()).isEqualTo(past.actualHours(), within(1.5));
        assertThat(past.forecast().observedHours()).isEqualTo(past.actualHours() / 2, within(0.1));
        assertThat(ConformalWidening.Past.of(TestSeries.of(t -> 400, 4, 4), true, 16))
                .as("what did not shrink teaches nothing")
                .isNull();
    }

    @Test
    void in_hindsight_a_night_that_ran_out_ends_where_it_did() {
        ConformalWidening.Past past = Objects.requireNonNull(ConformalWidening.Past.of(
                TestSeries.of(t -> Math.max(0, 400 - 50 * t), 0, 4), true, 0));

        assertThat(past.actualHours()).isEqualTo(8, within(0.2));
        assertThat(past.forecast().hoursP50()).isEqualTo(8, within(0.3));
    }
}
