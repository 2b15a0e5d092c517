package org.boxsoak.leak;

import java.util.Arrays;
import java.util.List;

/**
 * Widens forecasts by how much earlier ones were too narrow (split conformal prediction for quantiles, Romano, Patterson and
 * Candes 2019), so that the 90 % interval holds 90 %.
 *
 * @param factor by which both halves of the interval grow; below 0 they shrink
 */
public record ConformalWidening(double factor) {
    private static final double WANTED = 0.90;

    /** A forecast of an earlier night and when it really happened, in hours. */
    public record Past(Forecast.Exhaustion forecast, double actualHours) {}

    /** Learns from earlier forecasts; without any, nothing is widened. */
    public static ConformalWidening from(List<Past> nights) {
        double[] misses =
                nights.stream().mapToDouble(ConformalWidening::miss).sorted().toArray();
        int place = (int) Math.ceil((misses.length + 1) * WANTED) - 1;
        if (misses.length == 0) {
            return new ConformalWidening(0);
        }
        return new ConformalWidening(misses[Math.min(place, misses.length - 1)]);
    }

    /** The forecast with its ends moved. */
    public Forecast.Exhaustion apply(Forecast.Exhaustion narrow) {
        double early = narrow.hoursP05() - factor * (narrow.hoursP50() - narrow.hoursP05());
        // What is never expected to end within the horizon stays so.
        double late = Double.isInfinite(narrow.hoursP95())
                ? narrow.hoursP95()
                : narrow.hoursP95() + factor * (narrow.hoursP95() - narrow.hoursP50());
        return new Forecast.Exhaustion(
                Math.min(early, narrow.hoursP50()),
                narrow.hoursP50(),
                Math.max(late, narrow.hoursP50()),
                narrow.observedHours());
    }

    /** How far outside the interval the truth lay, in units of that half of the interval. */
    private static double miss(Past night) {
        Forecast.Exhaustion f = night.forecast();
        double early = (f.hoursP05() - night.actualHours()) / Math.max(1e-9, f.hoursP50() - f.hoursP05());
        double late = (night.actualHours() - f.hoursP95()) / Math.max(1e-9, f.hoursP95() - f.hoursP50());
        return Arrays.stream(new double[] {early, late})
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
