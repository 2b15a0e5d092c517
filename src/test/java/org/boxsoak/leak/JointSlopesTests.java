package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointSlopesTests {
    private static final double PER_HOUR = 3600;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slopes_of_the_parts_add_up_to_that_of_the_whole(long seed) {
        double[] t = times(200);
        double[] a = noisy(t, 0.5, 1, seed);
        double[] b = noisy(t, -2, 5, seed + 100);
        double[] sum = new double[t.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);

        List<JointSlopes.Slope> slopes = JointSlopes.of(t, List.of(a, b, sum));

        assertThat(slopes.get(0).perHour() + slopes.get(1).perHour())
                .isCloseTo(slopes.get(2).perHour(), within(1e-6));
    }

    @Test
    void nine_of_ten_intervals_hold_the_true_slope() {
        double[] t = times(300);
        int held = 0;
        for (int seed = 0; seed < 400; seed++) {
            JointSlopes.Slope slope =
                    JointSlopes.of(t, List.of(noisy(t, 0.25, 3, seed))).get(0);
            held += slope.low90() <= 0.25 * PER_HOUR && slope.high90() >= 0.25 * PER_HOUR ? 1 : 0;
        }

        assertThat(held).isBetween(335, 380);
    }

    @Test
    void a_handful_of_moments_has_no_slope() {
        assertThat(JointSlopes.of(times(5), List.of(times(5)))).isEmpty();
        assertThat(JointSlopes.of(new double[20], List.of(new double[20]))).isEmpty();
    }

    private static double[] times(int size) {
        double[] t = new double[size];
        Arrays.setAll(t, i -> 10.0 * i);
        return t;
    }

    private static double[] noisy(double[] t, double slope, double noise, long seed) {
        Random random = new Random(seed);
        double[] y = new double[t.length];
        Arrays.setAll(y, i -> 1000 + slope * t[i] + noise * random.nextGaussian());
        return y;
    }
}
