package org.boxsoak.leak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs the labelled benchmark of the leak verdict and prints figures, targets and whether they are met.
 *
 * <p>{@code mvn -q -Pbenchmark -DskipUnitTests -DskipITs -Dquick package}, then {@code java -cp target/classes:target/lib/*
 * org.boxsoak.leak.LeakBenchmark [RUNS]}. RUNS series a row, 60 unless given (some minutes); the same figures for the same number.
 */
public final class LeakBenchmark {
    private static final int USUAL_RUNS = 60;

    private LeakBenchmark() {}

    /** Runs it; the one argument is the number of series a row. */
    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_RUNS;
        List<Target> targets = new ArrayList<>(new ShapeBench(runs, 12, true).table(5));
        targets.addAll(new ShapeBench(2 * runs, 12, true).slope());
        targets.addAll(new ShapeBench(runs, 12, true).pooled());
        new ShapeBench(Math.max(5, runs / 4), 3, true).table(20);
        new ShapeBench(Math.max(5, runs / 4), 12, false).table(5);
        targets.addAll(new InterimBench(Math.max(5, runs / 3)).targets());
        targets.addAll(new FamilyBench(Math.max(2, runs / 12)).targets());
        targets.addAll(new ForecastBench(runs).targets());
        targets.addAll(new NightsBench(runs).targets());
        targets.add(timing());
        System.out.println();
        targets.forEach(target -> System.out.println(target.line()));
        System.out.printf(
                "%d of %d targets met%n", targets.stream().filter(Target::isMet).count(), targets.size());
    }

    /** Processor time of this thread for 400 counters of 12 h (4320 samples each), the code warm. */
    private static Target timing() {
        List<CounterSeries> counters = FamilyBench.counters(1, 10);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 5; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int leaks = 0;
            for (CounterSeries counter : counters) {
                LeakVerdict verdict = LeakJudge.judge(
                                counter, LeakQuestion.rising().withForbidden(ShapeBench.FORBID))
                        .verdict();
                leaks += verdict instanceof LeakVerdict.Leak ? 1 : 0;
            }
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "400 counters judged in %.2f s of processor time, %d leaks before the family's adjustment%n",
                    seconds,
                    leaks);
            best = Math.min(best, seconds);
        }
        return Target.atMost("400 counters of 12 h judged on one core, s", best, 1);
    }
}
