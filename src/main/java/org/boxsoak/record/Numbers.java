package org.boxsoak.record;

import java.util.Arrays;

/** The numbers of a text, in order. */
final class Numbers {
    private long[] values = new long[256];
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Forgets all from this one on. */
    void cut(int from) {
        size = from;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
