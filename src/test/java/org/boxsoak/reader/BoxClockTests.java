package org.boxsoak.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoxClockTests {
    private final BoxClock clock = new BoxClock();

    @Test
    void what_was_held_up_on_the_way_is_placed_where_it_was_read() {
        clock.runTime(ms(100_000), ms(5_000));
        Duration held = clock.runTime(ms(101_000), ms(9_000));
        Duration next = clock.runTime(ms(102_000), ms(9_000));

        assertThat(held).isBetween(ms(6_000), ms(6_001));
        assertThat(next).isBetween(ms(7_000), ms(7_001));
        assertThat(clock.since(ms(102_000), ms(9_000))).isBetween(ms(1_999), ms(2_000));
    }

    @Test
    void nothing_is_placed_after_its_arrival_nor_before_what_was_before() {
        clock.runTime(ms(100_000), ms(5_000));

        // The first came slowly; this one shows that the way is shorter.
        Duration quick = clock.runTime(ms(101_000), ms(5_900));
        // A box whose clock steps back.
        Duration back = clock.runTime(ms(90_000), ms(7_000));

        assertThat(quick).isEqualTo(ms(5_900));
        assertThat(back).isGreaterThanOrEqualTo(quick).isLessThanOrEqualTo(ms(7_000));
    }

    @Test
    void twelve_hours_of_drifting_quartzes_stay_together() {
        Duration placed = Duration.ZERO;
        for (int s = 0; s < 43_200; s++) {
            placed = clock.runTime(ms(1_000_000L + s * 1000L), ms(Math.round(s * 1000.04)));
        }

        assertThat(Duration.ofMillis(Math.round(43_199 * 1000.04)).minus(placed))
                .isLessThan(ms(10));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
