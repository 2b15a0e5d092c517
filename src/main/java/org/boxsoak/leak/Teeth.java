package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the low ends of a saw-tooth, as a garbage-collected heap makes it: slow climb, sudden fall. What remains after each
 * collection is what is really in use, so its trend is the leak.
 *
 * <p>Turning points are those from which the series moves by at least 40 % of its range. It is a saw-tooth where at least six teeth
 * fall four times as fast as they climb; a workload's cycle or a day's wave does not.
 */
final class Teeth {
    static final int FEWEST = 6;
    private static final double HEIGHT_SHARE = 0.4;
    private static final double SUDDEN = 4;

    private Teeth() {}

    /** One point after each fall; none where the samples are no saw-tooth. */
    static CyclePoints lowEnds(Samples samples) {
        List<int[]> falls = falls(samples.values(), HEIGHT_SHARE * range(samples.values()));
        double climbing = 0;
        double falling = 0;
        for (int i = 0; i < falls.size(); i++) {
            falling += samples.hours()[falls.get(i)[1]] - samples.hours()[falls.get(i)[0]];
            climbing += i == 0 ? 0 : samples.hours()[falls.get(i)[0]] - samples.hours()[falls.get(i - 1)[1]];
        }
        if (falls.size() < FEWEST || climbing < SUDDEN * falling) {
            return new CyclePoints(new double[0], new double[0], new int[0]);
        }
        int n = falls.size();
        double[] hours = new double[n];
        double[] low = new double[n];
        int[] boot = new int[n];
        for (int i = 0; i < n; i++) {
            int at = falls.get(i)[1];
            hours[i] = samples.hours()[at];
            low[i] = samples.values()[at];
            boot[i] = samples.boot()[at];
        }
        return Segments.split(hours, low, boot);
    }

    private static double range(double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        return Quantiles.ofSorted(sorted, 0.98) - Quantiles.ofSorted(sorted, 0.02);
    }

    /** Pairs of the sample at the top and the sample at the low end of each fall by at least this height. */
    private static List<int[]> falls(double[] y, double height) {
        List<int[]> falls = new ArrayList<>();
        int top = 0;
        int low = 0;
        boolean climbing = true;
        for (int i = 1; i < y.length && height > 0; i++) {
            if (climbing) {
                top = y[i] >= y[top] ? i : top;
                if (y[top] - y[i] >= height) {
                    climbing = false;
                    low = i;
                }
            } else {
                low = y[i] <= y[low] ? i : low;
                if (y[i] - y[low] >= height) {
                    climbing = true;
                    falls.add(new int[] {top, low});
                    top = i;
                }
            }
        }
        return falls;
    }
}
