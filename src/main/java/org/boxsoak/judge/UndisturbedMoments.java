package org.boxsoak.judge;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.record.RunEvent;

/** Which samples of a counter a slope may be fitted to. */
final class UndisturbedMoments {
    /** What happens in the first tenth of a run is start-up. */
    private static final double WARM_UP = 0.1;

    private UndisturbedMoments() {}

    /** Moments of the boot that was seen longest, after its start-up, and before a trace takes memory itself. */
    static boolean[] of(double[] seconds, int[] boots, Evidence evidence) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        Arrays.stream(boots).forEach(b -> sizes.merge(b, 1, Integer::sum));
        int longest = sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        double end = evidence.recording().journal().stream()
                .filter(l -> l.event() instanceof RunEvent.TraceStarted)
                .mapToDouble(l -> l.seconds())
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        int skipped = (int) (WARM_UP * sizes.getOrDefault(longest, 0));
        boolean[] counts = new boolean[boots.length];
        for (int i = 0; i < boots.length; i++) {
            boolean isIn = boots[i] == longest && seconds[i] < end;
            counts[i] = isIn && skipped <= 0;
            skipped -= isIn ? 1 : 0;
        }
        return counts;
    }

    static double[] picked(double[] values, boolean[] counts) {
        double[] picked = new double[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            if (counts[i]) {
                picked[size++] = values[i];
            }
        }
        return Arrays.copyOf(picked, size);
    }
}
