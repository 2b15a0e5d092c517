package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** G17: nights of 400 counters with a shared factor, none or ten of which leak. */
final class FamilyBench {
    private static final int COUNTERS = 400;
    private static final int LEAKS = 10;
    private static final int CYCLE = 60;

    private final int nights;

    FamilyBench(int nights) {
        this.nights = nights;
    }

    List<Target> targets() {
        int falseLeaks = 0;
        int suspects = 0;
        int found = 0;
        int falseBesideLeaks = 0;
        for (int night = 0; night < nights; night++) {
            for (Judgement j : CounterFamily.judge(
                    counters(night, 0), n -> LeakQuestion.rising().withForbidden(ShapeBench.FORBID))) {
                falseLeaks += j.verdict() instanceof LeakVerdict.Leak ? 1 : 0;
                suspects += j.verdict() instanceof LeakVerdict.Suspect ? 1 : 0;
            }
            for (Judgement j : CounterFamily.judge(
                    counters(night, LEAKS), n -> LeakQuestion.rising().withForbidden(ShapeBench.FORBID))) {
                boolean leaks = j.series().endsWith("leaking");
                found += leaks && j.verdict() instanceof LeakVerdict.Leak ? 1 : 0;
                falseBesideLeaks += !leaks && j.verdict() instanceof LeakVerdict.Leak ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nG17, %d nights of %d counters: ten leaks of 5 MB/h, found %.1f a night, false alarms beside them %.1f a night%n",
                nights,
                COUNTERS,
                (double) found / nights,
                (double) falseBesideLeaks / nights);
        return List.of(
                Target.atMost("false leaks a night of 400 counters", (double) falseLeaks / nights, 0.5),
                Target.atMost("suspects a night of 400 counters", (double) suspects / nights, 25));
    }

    /** 240 plain, 60 slow, 40 and 20 saturating, 25 stepping, 10 bursting, 5 walking counters. */
    static List<CounterSeries> counters(int night, int leaks) {
        SplittableRandom shared = new SplittableRandom(night);
        int n = (int) (12 * 3600 / Noise.STEP_SECONDS);
        double[] factor = Noise.autoregressive(n, 0.9, 8 * Math.sqrt(0.3), shared);
        List<CounterSeries> counters = new ArrayList<>();
        for (int c = 0; c < COUNTERS; c++) {
            SplittableRandom random = new SplittableRandom(1_000_003L * night + c);
            Noise noise = c >= 240 && c < 300 ? Noise.N2_SLOW : c >= 395 ? Noise.N3_WALK : Noise.N1_BASE;
            Shape shape = c < 300
                    ? Shape.G0_STILL
                    : c < 340
                            ? Shape.G6_SATURATING_45MIN
                            : c < 360
                                    ? Shape.G6_SATURATING_150MIN
                                    : c < 385 ? Shape.G7_STEPS : c < 395 ? Shape.G13_BURSTS : Shape.G0_STILL;
            boolean leaking = c % (COUNTERS / LEAKS) == 7 && leaks > 0;
            double[] y = noise.values(n, random);
            double[] more = shape.values(n, 12, 0, random);
            long[] cycles = new long[n];
            double[] t = new double[n];
            for (int i = 0; i < n; i++) {
                t[i] = i * Noise.STEP_SECONDS;
                cycles[i] = i / CYCLE;
                y[i] += 1000 + more[i] + factor[i] + (leaking ? 5 * t[i] / 3600 : 0);
            }
            counters.add(CounterSeries.of("cache-" + c + (leaking ? "-leaking" : ""), t, y)
                    .withCycles(cycles));
        }
        return counters;
    }
}
