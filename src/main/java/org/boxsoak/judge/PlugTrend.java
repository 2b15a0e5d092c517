package org.boxsoak.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.boxsoak.leak.RisingTrend;
import org.boxsoak.record.RunEvent;

/** Looks whether the module is enumerated ever more slowly from plug to plug, by the trend test of Mann and Kendall. */
final class PlugTrend {
    private static final int FEWEST = 10;
    private static final double CHANCE = 0.01;
    /** Tenths of a second more are the polling's own. */
    private static final double LEAST_RISE = 0.5;

    private PlugTrend() {}

    /** A sentence; empty where there is no such trend, or too few plugs to tell. */
    static String of(List<Plug> plugs) {
        double[] times = plugs.stream()
                .filter(Plug::isBack)
                .map(plug -> Objects.requireNonNull(plug.ended()))
                .map(RunEvent.PlugEnded::deviceAfter)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (times.length < FEWEST) {
            return "";
        }
        double before = median(times, 0, times.length / 2);
        double after = median(times, times.length - times.length / 2, times.length);
        boolean isSlower = after - before >= LEAST_RISE && RisingTrend.chance(times) < CHANCE;
        return isSlower
                ? String.format(
                        Locale.ROOT,
                        "Its enumeration grew slower: from %.1f s in the first half of the plugs to %.1f s in the second.",
                        before,
                        after)
                : "";
    }

    private static double median(double[] times, int from, int to) {
        double[] part = Arrays.copyOfRange(times, from, to);
        Arrays.sort(part);
        return part[part.length / 2];
    }
}
