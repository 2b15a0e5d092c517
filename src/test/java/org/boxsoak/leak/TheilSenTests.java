package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheilSenTests {
    @Test
    void the_slope_is_the_median_of_all_pairs() {
        double[] y = {3.1, 2.9, 3.6, 3.3, 4.0, 3.8, 4.4, 4.1, 4.9, 4.2, 5.1, 4.8};
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);

        assertThat(TheilSen.slope(x, y)).isEqualTo(0.18875, within(1e-12));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void many_points_give_the_same_slope_as_brute_force(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 701;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            // Every third time is doubled, and values are rounded, so that both kinds of ties occur.
            x[i] = i - (i % 3 == 2 ? 1 : 0);
            y[i] = Math.rint(0.01 * seed * i + 4 * random.nextGaussian());
        }

        double brute = Quantiles.median(TheilSen.allSlopes(x, y));

        assertThat(TheilSen.slope(x, y)).isEqualTo(brute, within(1e-9));
    }

    @Test
    void a_quarter_of_wild_points_does_not_move_the_slope_much() {
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            x[i] = i;
            y[i] = 2 * i + (i % 4 == 0 ? 1000 : 0);
        }

        assertThat(TheilSen.slope(x, y)).isEqualTo(2, within(0.05));
    }

    @Test
    void points_at_one_time_have_no_slope() {
        assertThat(TheilSen.slope(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isNaN();
    }
}
