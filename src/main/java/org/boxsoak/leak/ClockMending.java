package org.boxsoak.leak;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts samples in order of time and takes out what the clock did to them.
 *
 * <p>Rows in disorder are sorted. A time that steps back and then runs again over hours already covered is a clock set back,
 * or an uptime that started anew (then a boot): the order of the rows is believed and the later times are moved on. A step forward
 * of more than ten times all the rest of the run is a clock set forward. Doubled times are averaged.
 */
final class ClockMending {
    private static final int REAL_STEP_BACK = 5;
    private static final double ABSURD_JUMP = 10;
    private static final int MOST_CLOCK_STEPS = 100;

    private final double[] t;
    private final double[] y;
    private final long @Nullable [] cycles;
    private final int[] boot;

    private ClockMending(double[] t, double[] y, long @Nullable [] cycles, int[] boot) {
        this.t = t;
        this.y = y;
        this.cycles = cycles;
        this.boot = boot;
    }

    static Samples mend(CounterSeries series) {
        ClockMending rows = usable(series);
        if (rows.t.length == 0) {
            return new Samples(rows.t, rows.y, rows.cycles, rows.boot);
        }
        double step = rows.usualStep();
        if (rows.stepsBack(step) <= Math.min(MOST_CLOCK_STEPS, Math.max(3, rows.t.length / 50))) {
            rows.believeRowOrderAtClockSteps(step);
        }
        return rows.sorted().withoutAbsurdJumps(step).averaged();
    }

    private static ClockMending usable(CounterSeries series) {
        int[] rows = IntStream.range(0, series.size())
                .filter(i -> Double.isFinite(series.seconds()[i]) && Double.isFinite(series.values()[i]))
                .toArray();
        long[] boots = series.boots();
        int[] boot = new int[rows.length];
        for (int i = 1; i < rows.length; i++) {
            boolean other = boots != null && boots[rows[i]] != boots[rows[i - 1]];
            boot[i] = boot[i - 1] + (other ? 1 : 0);
        }
        long[] marks = series.cycles();
        return new ClockMending(
                Arrays.stream(rows).mapToDouble(i -> series.seconds()[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> series.values()[i]).toArray(),
                marks == null
                        ? null
                        : Arrays.stream(rows).mapToLong(i -> marks[i]).toArray(),
                boot);
    }

    private double usualStep() {
        double[] forward =
                Arrays.stream(Quantiles.differences(t)).filter(d -> d > 0).toArray();
        return forward.length == 0 ? 1 : Quantiles.median(forward);
    }

    private int stepsBack(double step) {
        int count = 0;
        for (int i = 1; i < t.length; i++) {
            count += t[i] < t[i - 1] - REAL_STEP_BACK * step ? 1 : 0;
        }
        return count;
    }

    private void believeRowOrderAtClockSteps(double step) {
        double start = t[0];
        for (int i = 1; i < t.length; i++) {
            if (t[i] >= t[i - 1] - REAL_STEP_BACK * step || !runsOverCoveredHours(i, step)) {
                continue;
            }
            // An uptime starts anew near zero, or at least not later than the run itself did.
            boolean rebooted = t[i] <= start + REAL_STEP_BACK * step;
            double moved = t[i - 1] + step - t[i];
            for (int later = i; later < t.length; later++) {
                t[later] += moved;
                boot[later] += rebooted ? 1 : 0;
            }
        }
    }

    /** Whether the rows from here on have times that earlier rows had: not so for a file whose halves were swapped. */
    private boolean runsOverCoveredHours(int from, double step) {
        int to = from + 1;
        while (to < t.length && t[to] >= t[to - 1] - REAL_STEP_BACK * step) {
            to++;
        }
        int earlier = from - 1;
        while (earlier > 0 && t[earlier] >= t[earlier - 1] - REAL_STEP_BACK * step) {
            earlier--;
        }
        double shared = Math.min(t[to - 1], t[from - 1]) - Math.max(t[from], t[earlier]);
        // A few late rows that catch up at once are merely late.
        return shared > REAL_STEP_BACK * step && to - from > REAL_STEP_BACK;
    }

    private ClockMending sorted() {
        if (isSorted()) {
            return this;
        }
        Integer[] order = new Integer[t.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingInt(i -> boot[i]).thenComparingDouble(i -> t[i]));
        long[] marks = cycles;
        return new ClockMending(
                Arrays.stream(order).mapToDouble(i -> t[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
                marks == null
                        ? null
                        : Arrays.stream(order).mapToLong(i -> marks[i]).toArray(),
                Arrays.stream(order).mapToInt(i -> boot[i]).toArray());
    }

    private boolean isSorted() {
        for (int i = 1; i < t.length; i++) {
            if (t[i] < t[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private ClockMending withoutAbsurdJumps(double step) {
        double[] gaps = Quantiles.differences(t);
        for (int i = 0; i < gaps.length; i++) {
            double others = t[t.length - 1] - t[0] - gaps[i];
            boolean absurd = gaps[i] > ABSURD_JUMP * others && t.length > 3;
            // Two boots on one uptime axis overlap after sorting by boot: the second follows the first.
            double moved = absurd || gaps[i] < 0 ? step - gaps[i] : 0;
            for (int later = i + 1; moved != 0 && later < t.length; later++) {
                t[later] += moved;
            }
        }
        return this;
    }

    private Samples averaged() {
        int count = 0;
        double[] hours = new double[t.length];
        double[] values = new double[t.length];
        long[] marks = cycles == null ? null : new long[t.length];
        int[] boots = new int[t.length];
        for (int from = 0, to; from < t.length; from = to) {
            to = from;
            double sum = 0;
            while (to < t.length && t[to] == t[from] && boot[to] == boot[from]) {
                sum += y[to++];
            }
            hours[count] = (t[from] - t[0]) / 3600;
            values[count] = sum / (to - from);
            boots[count] = boot[from];
            if (marks != null && cycles != null) {
                marks[count] = cycles[from];
            }
            count++;
        }
        return new Samples(
                Arrays.copyOf(hours, count),
                Arrays.copyOf(values, count),
                marks == null ? null : Arrays.copyOf(marks, count),
                Arrays.copyOf(boots, count));
    }
}
