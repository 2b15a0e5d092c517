package org.boxsoak.leak;

import java.util.Arrays;

/** Counts the pairs of an array that stand in falling order, by merge sort (Knight 1966). */
final class Inversions {
    private Inversions() {}

    /** Pairs i before j with a[i] greater than a[j]. */
    static long strict(double[] values) {
        return sort(values.clone(), new double[values.length], 0, values.length);
    }

    /** Pairs of equal values. */
    static long ties(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        long ties = 0;
        for (int i = 1, run = 0; i < sorted.length; i++) {
            run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
            ties += run;
        }
        return ties;
    }

    private static long sort(double[] a, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = sort(a, spare, from, middle) + sort(a, spare, middle, to);
        System.arraycopy(a, from, spare, from, to - from);
        for (int left = from, right = middle, k = from; k < to; k++) {
            if (right >= to || (left < middle && spare[left] <= spare[right])) {
                a[k] = spare[left++];
            } else {
                count += middle - left;
                a[k] = spare[right++];
            }
        }
        return count;
    }
}
