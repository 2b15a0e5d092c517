package org.boxsoak.judge;

import java.util.Arrays;
import java.util.Objects;

/** Values in a row, of which only those that differ from the one before are kept: most counters of a box seldom change. */
final class SteppedValues {
    private int size;
    private int steps;
    private int[] starts = new int[4];
    private double[] values = new double[4];
    /** Where the last look was: most looks go from one value to the next. */
    private int looked;

    void add(double value) {
        if (steps == 0 || Double.compare(values[steps - 1], value) != 0) {
            if (steps == values.length) {
                starts = Arrays.copyOf(starts, steps + steps / 2);
                values = Arrays.copyOf(values, steps + steps / 2);
            }
            starts[steps] = size;
            values[steps++] = value;
        }
        size++;
    }

    int size() {
        return size;
    }

    /** @throws IndexOutOfBoundsException when there are fewer values */
    double get(int index) {
        Objects.checkIndex(index, size);
        // Several threads may look at once: each stays with the place that it found.
        int step = looked;
        if (!isIn(step, index) && !isIn(++step, index)) {
            int found = Arrays.binarySearch(starts, 0, steps, index);
            step = found < 0 ? -found - 2 : found;
        }
        looked = step;
        return values[step];
    }

    private boolean isIn(int step, int index) {
        return step < steps && starts[step] <= index && (step + 1 == steps || index < starts[step + 1]);
    }

    double[] toArray() {
        double[] all = new double[size];
        for (int step = 0; step < steps; step++) {
            Arrays.fill(all, starts[step], step + 1 == steps ? size : starts[step + 1], values[step]);
        }
        return all;
    }
}
