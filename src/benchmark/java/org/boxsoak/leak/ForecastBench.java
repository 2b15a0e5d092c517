package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** G16: order-4 supply that runs out linearly, geometrically or by jumps, foreseen at half of its life. */
final class ForecastBench {
    private static final double START = 400;
    private static final double FLOOR = 16;
    private static final int CYCLE_SECONDS = 600;

    private final int runs;

    ForecastBench(int runs) {
        this.runs = runs;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Truth(double[] values, double emptyHours) {}

    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (String kind : List.of("linear", "geometric", "jumps")) {
            List<Double> errors = new ArrayList<>();
            List<ConformalWidening.Past> past = new ArrayList<>();
            int covered = 0;
            int spoken = 0;
            int late = 0;
            int wideCovered = 0;
            int wide = 0;
            for (int run = 0; run < runs; run++) {
                Truth truth = truth(kind, run);
                Forecast.Exhaustion foreseen = foreseen(truth);
                if (foreseen == null) {
                    continue;
                }
                double now = truth.emptyHours() / 2;
                spoken++;
                errors.add(Math.abs(foreseen.hoursP50() - truth.emptyHours()) / (truth.emptyHours() - now));
                covered += holds(foreseen, truth.emptyHours()) ? 1 : 0;
                late += foreseen.hoursP05() > truth.emptyHours() ? 1 : 0;
                if (past.size() >= 19) {
                    wide++;
                    wideCovered += holds(ConformalWidening.from(past).apply(foreseen), truth.emptyHours()) ? 1 : 0;
                }
                past.add(new ConformalWidening.Past(foreseen, truth.emptyHours()));
            }
            System.out.printf(Locale.ROOT, "G16 %-10s %d runs, %d forecasts, too late %d%n", kind, runs, spoken, late);
            targets.add(Target.atMost(
                    "time to exhaustion at half life, " + kind + ": median error, %",
                    100 * ShapeBench.median(errors),
                    kind.equals("jumps") ? 35 : 10));
            targets.add(Target.atLeast("  coverage of 5 to 95 %, " + kind + ", %", 100.0 * covered / spoken, 80));
            targets.add(Target.atLeast(
                    "  coverage after conformal widening, " + kind + ", %",
                    100.0 * wideCovered / Math.max(1, wide),
                    87));
        }
        return targets;
    }

    private static boolean holds(Forecast.Exhaustion f, double hours) {
        return f.hoursP05() <= hours && f.hoursP95() >= hours;
    }

    private static Forecast.@Nullable Exhaustion foreseen(Truth truth) {
        int n = (int) (truth.emptyHours() / 2 * 3600 / CYCLE_SECONDS);
        double[] t = new double[n];
        Arrays.setAll(t, i -> i * (double) CYCLE_SECONDS);
        CounterSeries half = CounterSeries.of("order4-unmovable", t, Arrays.copyOf(truth.values(), n));
        Forecast forecast = LeakJudge.judge(
                        half, LeakQuestion.rising().asFalling().withFloor(FLOOR))
                .forecast();
        return forecast == null ? null : forecast.exhausted();
    }

    private static Truth truth(String kind, int run) {
        SplittableRandom random = new SplittableRandom(run * 131L + kind.hashCode());
        double[] y = new double[400];
        double level = START;
        double error = 0;
        for (int i = 0; i < y.length; i++) {
            double hour = i * CYCLE_SECONDS / 3600.0;
            level = switch (kind) {
                case "linear" -> START - 32 * hour;
                case "geometric" -> START * Math.exp(-hour / 3.73);
                default -> level - jump(random);
            };
            double sd = Math.max(0.03 * level, 1.5);
            error = 0.5 * error + sd * Math.sqrt(0.75) * random.nextGaussian();
            y[i] = level + error;
            // The truth is the level: what the noise of single samples does near the floor is not foreseeable.
            if (level <= FLOOR) {
                return new Truth(y, hour);
            }
        }
        return new Truth(y, Double.NaN);
    }

    private static double jump(SplittableRandom random) {
        double sum = 0;
        for (double t = -Math.log(1 - random.nextDouble()); t < 1; t -= Math.log(1 - random.nextDouble())) {
            sum -= 5.33 * Math.log(1 - random.nextDouble());
        }
        return sum;
    }
}
