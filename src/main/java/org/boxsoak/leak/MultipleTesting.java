package org.boxsoak.leak;

import java.util.Arrays;
import java.util.Comparator;

/** Keeps the share of false alarms among many tests small (Benjamini and Hochberg 1995). */
final class MultipleTesting {
    private MultipleTesting() {}

    /** Which hypotheses are rejected at false discovery rate q; valid for positively dependent tests too. */
    static boolean[] benjaminiHochberg(double[] p, double q) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        int last = -1;
        for (int rank = 0; rank < order.length; rank++) {
            last = p[order[rank]] <= q * (rank + 1) / p.length ? rank : last;
        }
        boolean[] rejected = new boolean[p.length];
        for (int rank = 0; rank <= last; rank++) {
            rejected[order[rank]] = true;
        }
        return rejected;
    }
}
