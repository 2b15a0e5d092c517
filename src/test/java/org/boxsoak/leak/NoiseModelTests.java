package org.boxsoak.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The estimates for correlated noise against values computed by an independent program from the published formulas. */
class NoiseModelTests {
    private static final double[] WHITE = {3.1, 2.9, 3.6, 3.3, 4.0, 3.8, 4.4, 4.1, 4.9, 4.2, 5.1, 4.8};
    private static final double[] WANDERING = wandering();

    private static double[] wandering() {
        double[] y = {0, 1, .8, -.4, -1, -1.5, -.3, .9, 1.6, 2.0, .7, -.8, -1.9, -2.2, -.5, 1.2};
        for (int i = 1; i < y.length; i++) {
            y[i] += y[i - 1];
        }
        return y;
    }

    private static CyclePoints hourly(double[] y) {
        double[] hours = new double[y.length];
        Arrays.setAll(hours, i -> i);
        return new CyclePoints(hours, y, new int[y.length]);
    }

    @Test
    void long_run_variance_has_the_quadratic_spectral_weights() {
        assertThat(LongRunVariance.of(WHITE)).isEqualTo(1.3920469257, within(1e-9));
    }

    @Test
    void long_run_variance_of_a_constant_is_zero() {
        assertThat(LongRunVariance.of(new double[] {4, 4, 4, 4})).isZero();
    }

    @Test
    void slope_beside_white_noise_is_that_of_least_squares() {
        SlopeFit fit = SlopeFit.plain(hourly(WHITE));

        assertThat(fit.correlation()).isZero();
        assertThat(fit.slope()).isEqualTo(0.1804195804, within(1e-9));
        assertThat(fit.standardError()).isEqualTo(0.0253898484, within(1e-9));
    }

    @Test
    void slope_beside_a_random_walk_is_that_of_its_differences() {
        SlopeFit fit = SlopeFit.plain(hourly(WANDERING));

        assertThat(fit.correlation()).isEqualTo(1);
        assertThat(fit.slope()).isEqualTo(-0.0266666667, within(1e-6));
        assertThat(fit.standardError()).isEqualTo(0.2485825333, within(1e-6));
    }

    @Test
    void trend_score_weighs_levels_and_differences() {
        double[] tilted = WANDERING.clone();
        Arrays.setAll(tilted, i -> tilted[i] + 0.5 * i);

        HarveyLeybourneTaylor test = HarveyLeybourneTaylor.of(hourly(tilted));

        assertThat(test.z()).isEqualTo(1.9435101189, within(1e-6));
        assertThat(test.lambda()).isEqualTo(0.9937242900, within(1e-6));
    }

    @Test
    void kpss_is_the_sum_of_squared_partial_sums() {
        OrthonormalBasis line = new OrthonormalBasis();
        CyclePoints points = hourly(WHITE);
        points.intercepts().forEach(line::add);
        line.add(points.hours());

        assertThat(HarveyLeybourneTaylor.kpss(line.residual(WHITE), 1)).isEqualTo(0.0026319013, within(1e-9));
    }

    @Test
    void two_boots_share_the_slope_but_not_the_level() {
        double[] y = new double[40];
        Arrays.setAll(y, i -> 3 * i - (i >= 20 ? 500 : 0) + (i % 2));
        int[] boot = new int[40];
        Arrays.setAll(boot, i -> i >= 20 ? 1 : 0);

        SlopeFit fit = SlopeFit.plain(new CyclePoints(hourly(y).hours(), y, boot));

        assertThat(fit.slope()).isEqualTo(3, within(0.05));
    }

    @Test
    void a_level_that_wanders_makes_the_slope_less_sure_than_white_noise_does() {
        LocalLevelFit white = LocalLevelFit.of(hourly(WHITE).intercepts(), hourly(WHITE));
        LocalLevelFit walk = LocalLevelFit.of(hourly(WANDERING).intercepts(), hourly(WANDERING));

        assertThat(white.best().slope().standardError())
                .isEqualTo(SlopeFit.plain(hourly(WHITE)).standardError(), within(1e-6));
        assertThat(walk.cautiousLower()).isNegative();
        assertThat(walk.best().slope().standardError()).isGreaterThan(0.3);
    }

    @Test
    void a_drift_that_returns_and_a_walk_are_whitened_as_their_covariances_say() {
        CyclePoints points = hourly(WHITE);
        NoiseFit white = NoiseFit.of(points.intercepts(), points, 0, 0);
        NoiseFit drift = NoiseFit.of(points.intercepts(), points, 0.7, 1 - 0.7 * 0.7);
        NoiseFit walk = NoiseFit.of(points.intercepts(), points, 1, 0.3);

        assertThat(drift.slope().slope()).isEqualTo(0.1767329974, within(1e-9));
        assertThat(drift.slope().standardError()).isEqualTo(0.0423095292, within(1e-9));
        assertThat(drift.logLikelihood() - white.logLikelihood()).isEqualTo(-0.9165714832, within(1e-9));
        assertThat(walk.slope().slope()).isEqualTo(0.1768145335, within(1e-9));
        assertThat(walk.slope().standardError()).isEqualTo(0.0552157845, within(1e-9));
        assertThat(walk.logLikelihood() - white.logLikelihood()).isEqualTo(-0.6254867865, within(1e-9));
    }

    @Test
    void a_walk_is_told_from_white_noise() {
        assertThat(kinds(WHITE, 0).logOddsAgainstWalk()).isPositive();
        assertThat(kinds(WANDERING, 0).logOddsAgainstWalk()).isLessThan(-2);
        assertThat(kinds(WHITE, 0).probabilityBelow(0)).isLessThan(0.01);
        assertThat(kinds(WANDERING, 0).probabilityBelow(0)).isBetween(0.3, 0.7);
    }

    @Test
    void a_slope_costs_half_the_logarithm_of_the_points_and_a_walk_is_weighed_with_one_and_without() {
        CyclePoints points = hourly(WHITE);
        NoiseFit white = NoiseFit.of(points.intercepts(), points, 1, 0);
        NoiseFit walk = NoiseFit.of(points.intercepts(), points, 1, 0.3);

        assertThat(white.logRising() - white.logLevel()).isEqualTo(8.6573993536, within(1e-9));
        assertThat(walk.logRising() - walk.logLevel()).isEqualTo(2.6393696413, within(1e-9));
        assertThat(white.logRising() - walk.logRising()).isEqualTo(1.4023862274, within(1e-9));
        assertThat(LocalLevelFit.of(points.intercepts(), points).logOddsAgainstWalk())
                .isEqualTo(1.4668744639, within(1e-9));
    }

    @Test
    void a_warm_up_that_shows_is_no_noise() {
        double[] warming = new double[36];
        Arrays.setAll(warming, i -> WHITE[i % 12] + 2.2 * Math.floor(i / 12.0) - 20 * Math.exp(-i / 2.0));

        assertThat(kinds(warming, 0).logOddsAgainstWalk()).isNegative();
        assertThat(kinds(warming, 10).logOddsAgainstWalk()).isPositive();
    }

    private static NoiseKinds kinds(double[] y, int cut) {
        return NoiseKinds.of(hourly(y), cut);
    }

    @Test
    void a_handful_of_nights_knows_its_spread_but_poorly() {
        SlopeFit sure = new SlopeFit(1, 0.1, 0, 60);

        SlopeFit widened = sure.widened(new GoodNights.Spread(1, 6));

        assertThat(widened.standardError()).isEqualTo(Math.hypot(0.1, 1), within(1e-9));
        assertThat(widened.freedom()).isBetween(6.0, 6.5);
        assertThat(sure.widened(GoodNights.Spread.NONE)).isEqualTo(sure);
    }
}
