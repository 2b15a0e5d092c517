package org.boxsoak.judge;

import java.util.Arrays;

/** The moments at which anything was read, kept once for all counters: run time in seconds, and the boot. */
final class TickAxis {
    private double[] seconds = new double[64];
    private int[] boots = new int[64];
    private int size;

    /** The place of a moment; a new one comes behind the others. */
    int place(double at, int boot) {
        if (size > 0 && seconds[size - 1] == at && boots[size - 1] == boot) {
            return size - 1;
        }
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, size + size / 2);
            boots = Arrays.copyOf(boots, size + size / 2);
        }
        seconds[size] = at;
        boots[size] = boot;
        return size++;
    }

    double seconds(int place) {
        return seconds[place];
    }

    int boot(int place) {
        return boots[place];
    }
}
