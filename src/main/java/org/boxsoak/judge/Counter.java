package org.boxsoak.judge;

import java.util.Arrays;

/** One counter of the box over the run: run time in seconds, value in the counter's own unit, and the boot it was read in. */
public final class Counter {
    private final String name;
    private double[] seconds = new double[64];
    private double[] values = new double[64];
    private int[] boots = new int[64];
    private int size;

    Counter(String name) {
        this.name = name;
    }

    void add(double at, double value, int boot) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, size * 2);
            values = Arrays.copyOf(values, size * 2);
            boots = Arrays.copyOf(boots, size * 2);
        }
        seconds[size] = at;
        values[size] = value;
        boots[size] = boot;
        size++;
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    public double[] seconds() {
        return Arrays.copyOf(seconds, size);
    }

    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** The number of the boot of each sample, from 0. */
    public int[] boots() {
        return Arrays.copyOf(boots, size);
    }

    public double at(int index) {
        return seconds[index];
    }

    public double value(int index) {
        return values[index];
    }

    public int boot(int index) {
        return boots[index];
    }
}
