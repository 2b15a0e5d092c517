package org.boxsoak.leak;

import java.util.Arrays;

/** Draws lone wild points back to the running median of seven (Hampel's filter); steps and ramps stay as they are. */
final class Outliers {
    private static final int REACH = 3;
    private static final double WILD = 6;

    private Outliers() {}

    static CyclePoints tamed(CyclePoints points) {
        int n = points.size();
        if (n <= 2 * REACH) {
            return points;
        }
        double[] y = points.values();
        double[] off = new double[n];
        double[] middle = new double[n];
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, Math.min(n - 2 * REACH - 1, i - REACH));
            middle[i] = Quantiles.median(Arrays.copyOfRange(y, from, from + 2 * REACH + 1));
            off[i] = y[i] - middle[i];
        }
        double spread = Quantiles.robustSpread(off);
        if (spread == 0) {
            return points;
        }
        double[] tame = y.clone();
        for (int i = REACH; i < n - REACH; i++) {
            tame[i] = Math.abs(off[i]) > WILD * spread ? middle[i] : y[i];
        }
        return points.withValues(tame);
    }
}
