package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Looks every half hour, compared with seven good nights: false early alarms, recall and latency; recall at the end. */
final class InterimBench {
    private static final int NIGHTS = 7;

    private final int runs;
    private final SeriesSource source = new SeriesSource(12, true);

    InterimBench(int runs) {
        this.runs = runs;
    }

    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        double worst = 0;
        for (Shape still : List.of(Shape.G0_STILL, Shape.G6_SATURATING_45MIN, Shape.G6_SATURATING_150MIN)) {
            worst = Math.max(worst, 100.0 * alarms(still, 0).size() / runs);
        }
        targets.add(Target.atMost("interim false alarms with good nights, worst shape, %", worst, 7));
        List<Double> five = alarms(Shape.G1_LINEAR, 5);
        List<Double> twenty = alarms(Shape.G1_LINEAR, 20);
        targets.add(Target.atLeast("interim recall at 5 MB/h with good nights, %", 100.0 * five.size() / runs, 97));
        targets.add(Target.atMost("latency at 5 MB/h, median h", ShapeBench.median(five), 6.5));
        targets.add(Target.atMost("latency at 20 MB/h, median h", ShapeBench.median(twenty), 4));
        int found = 0;
        for (int run = 0; run < runs; run++) {
            CounterSeries leaking = source.series(Shape.S3_SATURATING_AND_LEAK, Noise.N1_BASE, 5, 900 + run)
                    .series();
            GoodNights nights = nights(Shape.G6_SATURATING_45MIN, run);
            found += LeakJudge.judge(leaking, ShapeBench.question(Noise.N1_BASE), nights)
                                    .verdict()
                            instanceof LeakVerdict.Leak
                    ? 1
                    : 0;
        }
        targets.add(Target.atLeast("recall at 5 MB/h on G6 with good nights, %", 100.0 * found / runs, 92));
        return targets;
    }

    private GoodNights nights(Shape shape, int run) {
        List<CounterSeries> nights = new ArrayList<>();
        for (int night = 0; night < NIGHTS; night++) {
            nights.add(source.series(shape, Noise.N1_BASE, 0, 3_000 + (long) run * NIGHTS + night)
                    .series());
        }
        return GoodNights.of(nights, false);
    }

    /** Hours of the first alarm, of the runs that had one. */
    private List<Double> alarms(Shape shape, double rate) {
        List<Double> hours = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            GoodNights nights = nights(shape.leaks ? Shape.G0_STILL : shape, run);
            CounterSeries whole =
                    source.series(shape, Noise.N1_BASE, rate, 900 + run).series();
            InterimLooks looks = InterimLooks.none();
            for (double hour = InterimLooks.FIRST_LOOK_HOURS; hour <= 12 && looks.word() == null; hour += 0.5) {
                looks = looks.after(until(whole, hour), ShapeBench.question(Noise.N1_BASE), nights);
                if (looks.word() != null) {
                    hours.add(hour);
                }
            }
        }
        return hours;
    }

    private static CounterSeries until(CounterSeries whole, double hour) {
        int n = (int) Math.min(whole.size(), hour * 3600 / Noise.STEP_SECONDS);
        long[] cycles = Objects.requireNonNull(whole.cycles());
        return CounterSeries.of(whole.name(), Arrays.copyOf(whole.seconds(), n), Arrays.copyOf(whole.values(), n))
                .withCycles(Arrays.copyOf(cycles, n));
    }
}
