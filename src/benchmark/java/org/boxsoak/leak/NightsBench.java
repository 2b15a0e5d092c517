package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** G18: 60 nights, an upward shift in night 31, looked at after every night. */
final class NightsBench {
    private static final int NIGHTS = 60;
    private static final int SHIFT = 30;
    private static final int FIRST = 12;
    private static final double NOISE = 0.39;

    private final int runs;

    NightsBench(int runs) {
        this.runs = runs;
    }

    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (double correlation : new double[] {0, 0.4}) {
            for (double shift : new double[] {0, 0.25, 0.5, 1, 2}) {
                int early = 0;
                List<Double> delays = new ArrayList<>();
                for (int run = 0; run < runs; run++) {
                    int alarm = firstAlarm(correlation, shift, run);
                    early += alarm >= 0 && (shift == 0 || alarm < SHIFT) ? 1 : 0;
                    if (shift > 0 && alarm >= SHIFT) {
                        delays.add(alarm - SHIFT + 1.0);
                    }
                }
                double found = 100.0 * delays.size() / runs;
                System.out.printf(
                        Locale.ROOT,
                        "G18 night-to-night correlation %.1f, shift %.2f MB/h: false %.1f %%, found %.1f %%, median delay %.0f nights%n",
                        correlation,
                        shift,
                        100.0 * early / runs,
                        found,
                        ShapeBench.median(delays));
                if (correlation == 0 && shift == 0) {
                    targets.add(Target.atMost("cross-night false alarms in 48 nights, %", 100.0 * early / runs, 5));
                }
                if (correlation == 0 && shift == 1) {
                    targets.add(Target.atLeast("cross-night shift of 1 MB/h found, %", found, 100));
                    targets.add(Target.atMost("  within, median nights", ShapeBench.median(delays), 4));
                }
            }
        }
        return targets;
    }

    /** The night (from 0) after which a change to the worse is first told, -1 for none. */
    private static int firstAlarm(double correlation, double shift, int run) {
        double[] rate = Noise.autoregressive(
                NIGHTS, correlation, NOISE, new SplittableRandom(run * 77L + Math.round(correlation * 10)));
        List<NightRate> nights = new ArrayList<>();
        for (int i = 0; i < NIGHTS; i++) {
            nights.add(new NightRate(i + 1, "b" + (i + 1), rate[i] + (i >= SHIFT ? shift : 0), Double.NaN));
            if (i >= FIRST && NightTrend.changes(nights).stream().anyMatch(RateChange::isWorse)) {
                return i;
            }
        }
        return -1;
    }
}
