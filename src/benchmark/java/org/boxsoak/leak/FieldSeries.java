package org.boxsoak.leak;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A series of the second family: shape, length, sampling, unit, noise memory and faults of the recording all drawn from one seed.
 *
 * @param samples as recorded
 * @param question what to ask, the direction in it
 * @param leaks the truth
 * @param perHour the true rate, above 0 where it leaks
 */
record FieldSeries(CounterSeries samples, LeakQuestion question, boolean leaks, double perHour) {
    private static final double[] HOURS = {2, 4, 6, 8, 12, 12, 12, 24};
    private static final double[] STEPS = {5, 10, 30, 60, 120};
    private static final double[] UNITS = {0.004, 1, 50, 1024, 1e6};

    /** @param asked whether the forbidden rate is named, half of a leak's own */
    @SuppressWarnings("EnumOrdinal") // a seed, nothing that is kept
    static FieldSeries of(FieldShape shape, boolean asked, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 7919 + shape.ordinal());
        double hours = pick(HOURS, random);
        double step = pick(STEPS, random);
        int n = (int) (hours * 3600 / step);
        boolean irregular = random.nextInt(4) == 0;
        double[] x = new double[n];
        Arrays.setAll(x, i -> Math.min(1, Math.max(0, (i + (irregular ? random.nextDouble() : 0)) / n)));
        double rise = 8 * Math.exp(1.5 * random.nextDouble());
        double[] y = shape.over(x, rise, random);
        noise(y, shape, step, random);

        double unit = pick(UNITS, random);
        boolean falling = random.nextInt(3) == 0;
        boolean whole = random.nextInt(3) == 0;
        double grain = whole ? unit * (0.25 + 1.75 * random.nextDouble()) : 0;
        double level = 100 * random.nextDouble() + 3 * rise;
        for (int i = 0; i < n; i++) {
            double value = unit * (level + (falling ? 2 * rise - y[i] : y[i]));
            y[i] = grain > 0 ? Math.rint(value / grain) * grain : value;
        }
        if (random.nextInt(4) == 0) {
            for (int i = 0; i < n; i++) {
                y[i] = random.nextDouble() < 0.08 ? Double.NaN : y[i];
            }
        }
        double start = random.nextInt(3) == 0 ? 1.7e9 : 0;
        double[] t = Arrays.stream(x).map(v -> start + v * hours * 3600).toArray();
        CounterSeries samples = CounterSeries.of(shape.name(), t, y);
        long[] cycles = random.nextBoolean() ? cycles(t, 300 + 600 * random.nextDouble()) : null;
        double rate = unit * rise / hours;
        @Nullable Double forbidden = asked ? (Double) (rate / 2) : null;
        return new FieldSeries(
                cycles == null ? samples : samples.withCycles(cycles),
                new LeakQuestion(falling, forbidden, null),
                shape.leaks,
                shape.leaks ? rate : 0);
    }

    private static double pick(double[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }

    private static long[] cycles(double[] t, double length) {
        return Arrays.stream(t).mapToLong(s -> (long) ((s - t[0]) / length)).toArray();
    }

    /** Autoregressive noise of standard deviation 1 whose memory lasts up to ten minutes; Gaussian or with heavy tails. */
    private static void noise(double[] y, FieldShape shape, double step, SplittableRandom random) {
        double memory = 600 * random.nextDouble() * random.nextDouble();
        double phi = Math.exp(-step / Math.max(1, memory));
        boolean heavy = random.nextInt(4) == 0;
        double x = 0;
        for (int i = 0; i < y.length; i++) {
            double shock = random.nextGaussian();
            shock = heavy ? shock * Math.exp(0.7 * random.nextGaussian()) / 1.6 : shock;
            x = phi * x + Math.sqrt(1 - phi * phi) * shock;
            y[i] += shape == FieldShape.GROWING_NOISE ? x * (0.5 + 3.0 * i / y.length) : x;
        }
    }
}
