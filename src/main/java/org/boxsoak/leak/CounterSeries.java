package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds one counter's samples as they were taken: times in seconds, values in the counter's own unit, NaN where a sample is
 * missing. Times may be unsorted, doubled or step back; {@link #mended()} is what the judge works on.
 */
public final class CounterSeries {
    private final String name;
    private final double[] seconds;
    private final double[] values;
    private final long @Nullable [] cycles;
    private final long @Nullable [] boots;

    private CounterSeries(
            String name, double[] seconds, double[] values, long @Nullable [] cycles, long @Nullable [] boots) {
        this.name = name;
        this.seconds = seconds;
        this.values = values;
        this.cycles = cycles;
        this.boots = boots;
    }

    /** The samples of a counter, in the order in which they were taken. */
    public static CounterSeries of(String name, double[] seconds, double[] values) {
        requireSameLength(name, "values", values.length, seconds.length);
        return new CounterSeries(name, seconds.clone(), values.clone(), null, null);
    }

    /**
     * The columns of one table, which share the times and, where they were marked, the workload's cycles and the boots.
     *
     * @param columns values by counter name, in the order of the result; they and the other arrays are taken over, for a wide table does
     *     not fit into the heap twice
     */
    public static List<CounterSeries> table(
            double[] seconds, long @Nullable [] cycles, long @Nullable [] boots, Map<String, double[]> columns) {
        List<CounterSeries> series = new ArrayList<>();
        columns.forEach((name, values) -> {
            requireSameLength(name, "values", values.length, seconds.length);
            series.add(new CounterSeries(name, seconds, values, cycles, boots));
        });
        return List.copyOf(series);
    }

    /** Says which workload cycle each sample belongs to. */
    public CounterSeries withCycles(long[] cycleOfSample) {
        requireSameLength(name, "cycles", cycleOfSample.length, seconds.length);
        return new CounterSeries(name, seconds, values, cycleOfSample.clone(), boots);
    }

    /** Says in which boot (any number that changes with each) each sample was taken; two boots never share an intercept. */
    public CounterSeries withBoots(long[] bootOfSample) {
        requireSameLength(name, "boots", bootOfSample.length, seconds.length);
        return new CounterSeries(name, seconds, values, cycles, bootOfSample.clone());
    }

    /** The same series without the samples inside the windows, such as the minutes around a hot-plug. */
    public CounterSeries without(List<TimeWindow> windows) {
        double[] kept = values.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = isInAny(windows, seconds[i]) ? Double.NaN : kept[i];
        }
        return new CounterSeries(name, seconds, kept, cycles, boots);
    }

    /** A loop, for it is asked of every sample of a night. */
    private static boolean isInAny(List<TimeWindow> windows, double at) {
        for (TimeWindow window : windows) {
            if (window.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** The same series with a straight leak of this rate added to it, in the sense of the raw values. */
    CounterSeries withAdded(double perHour) {
        double start = Arrays.stream(seconds).filter(Double::isFinite).min().orElse(0);
        double[] raised = values.clone();
        Arrays.setAll(raised, i -> values[i] + perHour * (seconds[i] - start) / 3600);
        return new CounterSeries(name, seconds, raised, cycles, boots);
    }

    public String name() {
        return name;
    }

    public int size() {
        return seconds.length;
    }

    double[] seconds() {
        return seconds;
    }

    double[] values() {
        return values;
    }

    long @Nullable [] cycles() {
        return cycles;
    }

    long @Nullable [] boots() {
        return boots;
    }

    /** The usable samples in order of time, the clock's faults mended. */
    Samples mended() {
        return ClockMending.mend(this);
    }

    private static void requireSameLength(String name, String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "Series '" + name + "' has " + expected + " times but " + length + " " + what + ".");
        }
    }
}
