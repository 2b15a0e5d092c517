package org.boxsoak.leak;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Splits points where the box booted, or where samples are missing for 40 % of the run; stretches too short to carry a slope go.
 *
 * <p>Across a shorter gap the slope still counts: an intercept of its own would waste most of the power, and a level that changed
 * meanwhile is found as a step.
 */
final class Segments {
    private static final double LONG_GAP_SHARE = 0.4;
    private static final double LONG_GAP_STEPS = 4;
    private static final int SHORTEST = 4;

    private Segments() {}

    static CyclePoints split(double[] hours, double[] values, int[] boot) {
        int n = hours.length;
        if (n == 0) {
            return new CyclePoints(hours, values, boot);
        }
        double[] gaps = Quantiles.differences(hours);
        double usual = gaps.length == 0 ? 0 : Quantiles.median(gaps);
        double longest = Math.max(LONG_GAP_STEPS * usual, LONG_GAP_SHARE * (hours[n - 1] - hours[0]));
        int[] stretch = new int[n];
        int[] length = new int[n];
        for (int i = 0; i < n; i++) {
            boolean broken = i > 0 && (boot[i] != boot[i - 1] || gaps[i - 1] > longest);
            stretch[i] = i == 0 ? 0 : stretch[i - 1] + (broken ? 1 : 0);
            length[stretch[i]]++;
        }
        boolean anyLong = Arrays.stream(length).anyMatch(l -> l >= SHORTEST);
        int[] kept = IntStream.range(0, n)
                .filter(i -> !anyLong || length[stretch[i]] >= SHORTEST)
                .toArray();
        int[] segment = new int[kept.length];
        for (int i = 1; i < kept.length; i++) {
            segment[i] = segment[i - 1] + (stretch[kept[i]] != stretch[kept[i - 1]] ? 1 : 0);
        }
        return new CyclePoints(
                Arrays.stream(kept).mapToDouble(i -> hours[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> values[i]).toArray(),
                segment);
    }
}
