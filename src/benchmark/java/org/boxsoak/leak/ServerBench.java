package org.boxsoak.leak;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The third family of labelled series: what is called a leak of {@link ServerShape}, 3 to 72 hours long, a sample each second to each
 * five minutes, in bytes, pages of 4 kB or MB, up to 30 % of the samples missing.
 *
 * <p>{@code java -cp target/classes:target/lib/* org.boxsoak.leak.ServerBench RUNS [FIRST-SEED]}
 */
public final class ServerBench {
    private static final double[] HOURS = {3, 6, 12, 24, 72};
    private static final double[] STEPS = {1, 5, 10, 30, 60, 300};
    private static final double[] GRAINS = {1, 4096, 1 << 20};
    private static final int MOST_SAMPLES = 20_000;
    private static final int FEWEST_SAMPLES = 100;

    private ServerBench() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
        int[] wrong = new int[2];
        int[] all = new int[2];
        for (ServerShape shape : ServerShape.values()) {
            for (boolean named : new boolean[] {true, false}) {
                int leaks = row(shape, named, runs, first);
                int kind = shape.leaks ? 1 : 0;
                wrong[kind] += shape.leaks ? runs - leaks : leaks;
                all[kind] += runs;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "false alarms %.2f %% of %d series, leaks found %.1f %% of %d%n",
                100.0 * wrong[0] / all[0],
                all[0],
                100.0 - 100.0 * wrong[1] / all[1],
                all[1]);
    }

    private static int row(ServerShape shape, boolean named, int runs, long first) {
        int leak = 0;
        int suspect = 0;
        int open = 0;
        for (long run = first; run < first + runs; run++) {
            LeakVerdict verdict = verdict(shape, named, run);
            leak += verdict instanceof LeakVerdict.Leak ? 1 : 0;
            suspect += verdict instanceof LeakVerdict.Suspect ? 1 : 0;
            open += verdict instanceof LeakVerdict.Undecided ? 1 : 0;
        }
        double share = 100.0 / runs;
        System.out.printf(
                Locale.ROOT,
                "%-27s %-6s leak %5.1f  suspect %5.1f  open %5.1f  pass %5.1f%n",
                (shape.leaks ? "+" : " ") + shape,
                named ? "named" : "-",
                share * leak,
                share * suspect,
                share * open,
                share * (runs - leak - suspect - open));
        return leak;
    }

    @SuppressWarnings("EnumOrdinal") // a seed, nothing that is kept
    private static LeakVerdict verdict(ServerShape shape, boolean named, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 104_729 + shape.ordinal());
        double hours = HOURS[random.nextInt(HOURS.length)];
        double step = STEPS[random.nextInt(STEPS.length)];
        int n = (int) Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, hours * 3600 / step));
        // In standard deviations of the noise; ten of them over the run are beyond doubt.
        double rise = 10 * Math.exp(1.5 * random.nextDouble());
        double[] y = shape.values(n, rise, random);
        double grain = GRAINS[random.nextInt(GRAINS.length)];
        double unit = grain * (0.3 + 20 * random.nextDouble());
        double missing = random.nextInt(3) == 0 ? 0.1 + 0.2 * random.nextDouble() : 0;
        double level = unit * (50 + 500 * random.nextDouble());
        double[] t = new double[n];
        for (int i = 0; i < n; i++) {
            t[i] = i * hours * 3600 / n;
            y[i] = random.nextDouble() < missing ? Double.NaN : Math.rint((level + unit * y[i]) / grain) * grain;
        }
        @Nullable Double forbidden = named ? (Double) (unit * rise / hours / 2) : null;
        CounterSeries series = CounterSeries.of(shape.name(), t, y);
        long[] cycles = Arrays.stream(t).mapToLong(s -> (long) (s / 600)).toArray();
        return LeakJudge.judge(
                        random.nextBoolean() ? series : series.withCycles(cycles),
                        new LeakQuestion(false, forbidden, null))
                .verdict();
    }
}
