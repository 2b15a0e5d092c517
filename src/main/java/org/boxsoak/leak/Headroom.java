package org.boxsoak.leak;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a counter above its floor (or below its ceiling), cycle by cycle, and the same on a logarithmic scale where the
 * counter has one.
 *
 * @param plain distance to the floor, the least of each cycle
 * @param logarithmic distance of the logarithms; null unless counter and floor are above zero
 */
record Headroom(CyclePoints plain, @Nullable CyclePoints logarithmic) {
    private static final double STEAL_BACK = 6;

    static Headroom of(Samples samples, boolean falling, double floor, int fewest) {
        CyclePoints usage = CycleAggregation.of(samples.oriented(falling)).points(1);
        int n = usage.size();
        double limit = falling ? -floor : floor;
        double[] left = new double[n];
        Arrays.setAll(left, i -> limit - usage.values()[i]);
        CyclePoints plain = new CyclePoints(usage.hours(), left, new int[n]);
        int restart = restart(left, fewest);
        boolean positive = floor > 0 && Arrays.stream(left).allMatch(h -> falling ? h > -floor : h < floor);
        if (!positive) {
            return new Headroom(plain.from(restart), null);
        }
        double[] logs = new double[n];
        Arrays.setAll(logs, i -> falling ? Math.log1p(left[i] / floor) : -Math.log1p(-left[i] / floor));
        return new Headroom(plain.from(restart), plain.withValues(logs).from(restart));
    }

    /** The plain headroom that a logarithmic one stands for. */
    static double plainFrom(double logarithmic, boolean falling, double floor) {
        return falling ? floor * Math.expm1(logarithmic) : -floor * Math.expm1(-logarithmic);
    }

    /** The point after the last jump back up (pages stolen back from another migrate type), if enough points follow it. */
    private static int restart(double[] left, int fewest) {
        double[] steps = Quantiles.differences(left);
        if (steps.length == 0) {
            return 0;
        }
        double wild = STEAL_BACK * Math.max(Quantiles.robustSpread(steps), 1e-12)
                + 0.1
                        * (Arrays.stream(left).max().orElse(0)
                                - Arrays.stream(left).min().orElse(0));
        for (int i = steps.length - 1; i >= 1; i--) {
            boolean stays = i + 3 < left.length
                    && Math.min(left[i + 2], left[i + 3]) - Math.max(left[i], left[i - 1]) > wild / 2;
            if (steps[i] > wild && stays) {
                return left.length - i - 1 >= fewest ? i + 1 : 0;
            }
        }
        return 0;
    }
}
