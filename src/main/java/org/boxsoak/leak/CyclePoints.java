package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One point per workload cycle (or block), oriented so that a leak is a rise.
 *
 * @param hours middle of each cycle
 * @param values the cycle's figure
 * @param spent degrees of freedom that the making of the values used up (the shape of a season)
 * @param segment number of the unbroken stretch (same boot, no gap) that each point lies in, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared, never changed after it is made
record CyclePoints(double[] hours, double[] values, int[] segment, int spent) {
    CyclePoints(double[] hours, double[] values, int[] segment) {
        this(hours, values, segment, 0);
    }

    int size() {
        return hours.length;
    }

    int segments() {
        return size() == 0 ? 0 : segment[size() - 1] + 1;
    }

    double span() {
        return size() == 0 ? 0 : hours[size() - 1] - hours[0];
    }

    CyclePoints from(int first) {
        int[] rest = Arrays.copyOfRange(segment, first, size());
        int offset = rest.length == 0 ? 0 : rest[0];
        Arrays.setAll(rest, i -> rest[i] - offset);
        return new CyclePoints(
                Arrays.copyOfRange(hours, first, size()), Arrays.copyOfRange(values, first, size()), rest, spent);
    }

    CyclePoints withValues(double[] others) {
        return new CyclePoints(hours, others, segment, spent);
    }

    /** These values, at the price of so many degrees of freedom. */
    CyclePoints withValues(double[] others, int price) {
        return new CyclePoints(hours, others, segment, spent + price);
    }

    /** The quantile of each so many successive points of a segment; a rest at a segment's end is left out. */
    CyclePoints grouped(int each, double quantile) {
        int count = 0;
        double[] middle = new double[size() / each];
        double[] low = new double[size() / each];
        int[] own = new int[size() / each];
        for (int from = 0; from + each <= size(); ) {
            int to = from + each;
            int next = from + 1;
            while (next < to && segment[next] == segment[from]) {
                next++;
            }
            if (next == to) {
                middle[count] = Quantiles.mean(Arrays.copyOfRange(hours, from, to));
                low[count] = Quantiles.of(Arrays.copyOfRange(values, from, to), quantile);
                own[count++] = segment[from];
            }
            from = next;
        }
        return new CyclePoints(
                Arrays.copyOf(middle, count), Arrays.copyOf(low, count), Arrays.copyOf(own, count), spent);
    }

    /** One column for each segment, 1 inside and 0 outside: the segments' own intercepts. */
    List<double[]> intercepts() {
        List<double[]> columns = new ArrayList<>();
        for (int s = 0; s < segments(); s++) {
            double[] column = new double[size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = segment[i] == s ? 1 : 0;
            }
            columns.add(column);
        }
        return columns;
    }

    boolean startsSegment(int i) {
        return i == 0 || segment[i] != segment[i - 1];
    }
}
