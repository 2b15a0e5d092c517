package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shapes G1 to G15 on the noises: verdicts of ours beside those of the rivals, on the same series. */
final class ShapeBench {
    /** Least rate that matters, MB/h: the lower bound must pass half of it, 0.25 as in the study that set the targets. */
    static final double FORBID = 0.5;

    /** Shapes that are a noise themselves. */
    private static final Set<Shape> OWN_NOISE = EnumSet.range(Shape.G10_DRIFTING_CYCLE, Shape.G15_RESET);

    /** With so many a share of one in twenty is known to 0.7 points. */
    private static final int ENOUGH = 1000;

    private final int runs;
    private final SeriesSource source;
    private final List<Target> targets = new ArrayList<>();

    ShapeBench(int runs, double hours, boolean marked) {
        this.runs = runs;
        this.source = new SeriesSource(hours, marked);
    }

    static LeakQuestion question(Noise noise) {
        return LeakQuestion.rising().withForbidden(noise == Noise.N5_QUANTISED ? FORBID / 10 : FORBID);
    }

    List<Target> table(double rate) {
        System.out.printf(
                Locale.ROOT,
                "%nRuns of %.0f h, %s, %d series a row, leaks of %.2g MB/h, forbidden %.2g MB/h; %% called a leak%n",
                source.hours(),
                source.marked() ? "cycles marked" : "no marks",
                runs,
                rate,
                FORBID);
        System.out.printf(
                "%-11s %-24s %6s %7s %5s | %6s %6s %6s %6s %6s%n",
                "noise", "shape (+ leaks)", "ours", "suspect", "pass", "MK", "H-Rao", "TFPW", "OLS", "halves");
        for (Noise noise : Noise.values()) {
            for (Shape shape : Shape.values()) {
                boolean ownNoise = OWN_NOISE.contains(shape);
                if (!ownNoise || noise == Noise.N1_BASE) {
                    row(shape, noise, rate);
                }
            }
        }
        return targets;
    }

    private void row(Shape shape, Noise noise, double rate) {
        int all = isClose(shape, noise) ? Math.max(runs, ENOUGH) : runs;
        int leak = 0;
        int suspect = 0;
        int pass = 0;
        Map<Rivals, Integer> rivals = new EnumMap<>(Rivals.class);
        for (int run = 0; run < all; run++) {
            LabelledSeries labelled = source.series(shape, noise, rate, run);
            LeakVerdict verdict =
                    LeakJudge.judge(labelled.series(), question(noise)).verdict();
            leak += verdict instanceof LeakVerdict.Leak ? 1 : 0;
            suspect += verdict instanceof LeakVerdict.Suspect ? 1 : 0;
            pass += verdict instanceof LeakVerdict.Leak
                            || verdict instanceof LeakVerdict.Suspect
                            || verdict instanceof LeakVerdict.Undecided
                    ? 0
                    : 1;
            for (Rivals rival : Rivals.values()) {
                // The rivals cost far more than the verdict; a fifth of the series is enough to show what they do.
                boolean says = run < runs && run % 5 == 0 && rival.saysLeak(labelled.series());
                rivals.merge(rival, says ? 1 : 0, Integer::sum);
            }
        }
        double share = 100.0 / all;
        double rivalShare = 100.0 / Math.ceil(runs / 5.0);
        System.out.printf(
                Locale.ROOT,
                "%-11s %-24s %6.1f %7.1f %5.1f | %6.0f %6.0f %6.0f %6.0f %6.0f%n",
                noise,
                (shape.leaks ? "+" : " ") + shape,
                share * leak,
                share * suspect,
                share * pass,
                rivalShare * rivals.getOrDefault(Rivals.MANN_KENDALL, 0),
                rivalShare * rivals.getOrDefault(Rivals.HAMED_RAO, 0),
                rivalShare * rivals.getOrDefault(Rivals.TFPW, 0),
                rivalShare * rivals.getOrDefault(Rivals.OLS, 0),
                rivalShare * rivals.getOrDefault(Rivals.HALVES, 0));
        target(shape, noise, share * leak);
    }

    /** Whether a target is so close to what is reached that a few dozen series tell nothing. */
    private static boolean isClose(Shape shape, Noise noise) {
        return (shape == Shape.G12_RANDOM_WALK && noise == Noise.N1_BASE)
                || (shape == Shape.G1_LINEAR && noise == Noise.N2_SLOW);
    }

    private void target(Shape shape, Noise noise, double leak) {
        if (shape == Shape.G12_RANDOM_WALK) {
            targets.add(Target.atMost("false alarms, random walk, %", leak, 6));
        } else if (!shape.leaks && noise == Noise.N1_BASE) {
            targets.add(Target.atMost("false alarms, " + shape + ", %", leak, 1));
        } else if (shape == Shape.G0_STILL && noise != Noise.N3_WALK) {
            targets.add(Target.atMost("false alarms, still, " + noise + ", %", leak, 1));
        } else if (shape == Shape.G1_LINEAR && noise == Noise.N1_BASE) {
            targets.add(Target.atLeast("recall at 5 MB/h, N1, %", leak, 97));
        } else if (shape == Shape.G1_LINEAR && noise == Noise.N2_SLOW) {
            targets.add(Target.atLeast("recall at 5 MB/h, N2, %", leak, 75));
        }
    }

    /** Median error of the slope and coverage of its interval at 5 MB/h, and recall at five standard errors. */
    List<Target> slope() {
        int all = Math.max(runs, ENOUGH);
        double[] rates = new double[all];
        int covered = 0;
        int found = 0;
        for (int run = 0; run < all; run++) {
            LeakRate rate = LeakJudge.judge(
                            source.series(Shape.G1_LINEAR, Noise.N1_BASE, 5, run)
                                    .series(),
                            question(Noise.N1_BASE))
                    .verdict()
                    .rate();
            rates[run] = rate.perHour();
            covered += rate.low90() <= 5 && rate.high90() >= 5 ? 1 : 0;
        }
        double spread = Math.sqrt(Quantiles.variance(rates));
        for (int run = 0; run < all; run++) {
            LabelledSeries five = source.series(Shape.G1_LINEAR, Noise.N1_BASE, 5 * spread, 10_000 + run);
            LeakVerdict verdict = LeakJudge.judge(
                            five.series(), LeakQuestion.rising().withForbidden(spread / 4))
                    .verdict();
            found += verdict instanceof LeakVerdict.Leak ? 1 : 0;
        }
        double median = Quantiles.median(rates);
        return List.of(
                Target.atMost("slope at 5 MB/h: median error, %", 100 * Math.abs(median / 5 - 1), 2),
                Target.atLeast("slope: coverage of the 90 % interval, %", 100.0 * covered / all, 85),
                Target.atMost("slope: coverage of the 90 % interval, %", 100.0 * covered / all, 95),
                Target.atLeast(
                        String.format(Locale.ROOT, "recall at 5 se (%.2f MB/h, small forbidden rate), %%", 5 * spread),
                        100.0 * found / all,
                        95));
    }

    /** Five nights of 0.5 MB/h pooled. */
    List<Target> pooled() {
        int found = 0;
        int pools = Math.max(1, runs / 2);
        for (int pool = 0; pool < pools; pool++) {
            List<NightRate> nights = new ArrayList<>();
            for (int night = 0; night < 5; night++) {
                LabelledSeries labelled =
                        source.series(Shape.G1_LINEAR, Noise.N1_BASE, 0.5, 50_000 + 5L * pool + night);
                CycleAggregation cycles = CycleAggregation.of(labelled.series().mended());
                Evidence evidence = Evidence.of(cycles, question(Noise.N1_BASE), null);
                SlopeFit fit = SlopeFit.plain(evidence.points());
                nights.add(new NightRate(night, "b", fit.slope(), fit.standardError()));
            }
            found += NightlyPool.of(nights).pAbove(0) < 0.01 ? 1 : 0;
        }
        return List.of(Target.atLeast("recall at 0.5 MB/h over 5 pooled nights, N1, %", 100.0 * found / pools, 95));
    }

    /** The middle of the values that are there. */
    static double median(List<Double> values) {
        double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(array);
        return Quantiles.ofSorted(array, 0.5);
    }
}
