package org.boxsoak.leak;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Widens forecasts by how much earlier ones were too narrow (split conformal prediction for quantiles, Romano, Patterson and
 * Candes 2019), so that the 90 % interval holds 90 %.
 *
 * @param factor by which both halves of the interval grow; below 0 they shrink
 */
public record ConformalWidening(double factor) {
    private static final double WANTED = 0.90;
    /** With fewer nights none of them says that the interval was too wide. */
    private static final int ENOUGH = 9;

    /** Learns nothing and changes nothing. */
    public static final ConformalWidening NONE = new ConformalWidening(0);

    /** A forecast of an earlier night and when it really happened, in hours. */
    public record Past(Forecast.Exhaustion forecast, double actualHours) {
        /**
         * What would have been foreseen at half of the way, and what came: the exhaustion or, in a night that did not see it, the
         * level that its last tenth reached. Null where the counter did not shrink or nothing was foreseen.
         */
        public static @Nullable Past of(CounterSeries night, boolean falling, double floor) {
            Samples samples = night.mended();
            CyclePoints left = Headroom.of(samples, falling, floor, 1).plain();
            if (left.size() == 0) {
                return null;
            }
            double[] end = Arrays.copyOfRange(left.values(), left.size() - 1 - left.size() / 10, left.size());
            double reached = Math.max(0, Arrays.stream(end).min().orElseThrow());
            int first = 0;
            while (left.values()[first] > reached) {
                first++;
            }
            double actual = left.hours()[first];
            Samples half = samples.until(actual / 2);
            Forecast.Exhaustion foreseen = Forecaster.of(
                            half, falling, falling ? floor + reached : floor - reached, NONE)
                    .exhausted();
            return foreseen == null || foreseen.hoursP50() <= actual / 2 ? null : new Past(foreseen, actual);
        }
    }

    /** Learns from earlier forecasts; without any, nothing is widened. */
    public static ConformalWidening from(List<Past> nights) {
        double[] misses =
                nights.stream().mapToDouble(ConformalWidening::miss).sorted().toArray();
        int place = (int) Math.ceil((misses.length + 1) * WANTED) - 1;
        if (misses.length == 0) {
            return NONE;
        }
        double miss = misses[Math.min(place, misses.length - 1)];
        return new ConformalWidening(misses.length < ENOUGH ? Math.max(0, miss) : miss);
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
