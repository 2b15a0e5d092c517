package org.boxsoak.judge;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One counter of the box over the run: run time in seconds, value in the counter's own unit, and the boot it was read in. A night at one
 * reading a second has 43 200 of each of hundreds of counters, most of which never change and are read at every tick: those cost next to
 * nothing.
 */
public final class Counter {
    private final String name;
    private final TickAxis axis;
    private int size;
    private int first;
    /** Places on the axis; null while each reading follows the one before. */
    private int @Nullable [] places;

    private final SteppedValues values = new SteppedValues();

    Counter(String name, TickAxis axis) {
        this.name = name;
        this.axis = axis;
    }

    void add(double at, double value, int boot) {
        addPlace(axis.place(at, boot));
        values.add(value);
        size++;
    }

    private void addPlace(int place) {
        if (size == 0) {
            first = place;
        }
        int[] known = places;
        if (known == null && place != first + size) {
            known = Arrays.copyOf(IntStream.range(first, first + size).toArray(), size + size / 2 + 8);
        }
        if (known != null) {
            places = size < known.length ? known : Arrays.copyOf(known, size + size / 2);
            places[size] = place;
        }
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    public double[] seconds() {
        return IntStream.range(0, size).mapToDouble(this::at).toArray();
    }

    public double[] values() {
        return values.toArray();
    }

    /** The number of the boot of each sample, from 0. */
    public int[] boots() {
        return IntStream.range(0, size).map(this::boot).toArray();
    }

    public double at(int index) {
        return axis.seconds(place(index));
    }

    public double value(int index) {
        requireOneOfOurs(index);
        return values.get(index);
    }

    public int boot(int index) {
        return axis.boot(place(index));
    }

    private int place(int index) {
        requireOneOfOurs(index);
        return places == null ? first + index : places[index];
    }

    private void requireOneOfOurs(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("reading " + index + " of " + size + " of " + name);
        }
    }
}
