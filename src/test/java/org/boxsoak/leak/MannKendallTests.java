package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MannKendallTests {
    @Test
    void score_and_variance_follow_the_definition() {
        MannKendall test = MannKendall.of(new double[] {3.1, 2.9, 3.6, 3.3, 4.0, 3.8, 4.4, 4.1, 4.9, 4.2, 5.1, 4.8});

        assertThat(test.s()).isEqualTo(50);
        assertThat(test.variance()).isEqualTo(212.6667, within(1e-4));
        assertThat(test.z()).isEqualTo(3.36005, within(1e-5));
    }

    @Test
    void ties_lower_the_variance() {
        MannKendall test = MannKendall.of(new double[] {1, 2, 2, 3, 3, 3, 4, 1});

        assertThat(test.s()).isEqualTo(11);
        assertThat(test.variance()).isEqualTo(59.6667, within(1e-4));
    }

    @Test
    void autocorrelation_widens_the_variance_of_hamed_and_rao() {
        double[] wave = new double[120];
        Arrays.setAll(wave, i -> Math.sin(i / 8.0));

        assertThat(MannKendall.hamedRao(wave).variance())
                .isNotEqualTo(MannKendall.of(wave).variance());
        assertThat(MannKendall.of(new double[] {1, 1, 1}).twoSidedP()).isEqualTo(1);
    }
}
