package org.boxsoak.leak;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Finds the median of the slopes between all pairs of points (Theil 1950, Sen 1968); up to 29 % of the points may be wild.
 *
 * <p>Many points: the median slope is bracketed by the slopes of random pairs, then narrowed by counting inversions of
 * y - s x (Matousek 1991; Dillencourt, Mount and Netanyahu 1992), O(n log n) a count and O(n) memory. Pairs of equal x carry no
 * slope.
 */
final class TheilSen {
    private static final int FEW = 400;
    private static final int PAIRS = 4000;
    private static final int MOST_COUNTS = 200;

    private TheilSen() {}

    /** The median slope; x must not fall. NaN where no two x differ. */
    static double slope(double[] x, double[] y) {
        return x.length <= FEW ? Quantiles.median(allSlopes(x, y)) : selected(x, y);
    }

    static double[] allSlopes(double[] x, double[] y) {
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                if (x[j] > x[i]) {
                    slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
                }
            }
        }
        return Arrays.copyOf(slopes, count);
    }

    private static double selected(double[] x, double[] y) {
        long pairs = pairsOfDifferentX(x);
        if (pairs == 0) {
            return Double.NaN;
        }
        double[] sample = randomSlopes(x, y);
        double middle = Quantiles.ofSorted(sample, 0.5);
        double reach = Math.max(
                Quantiles.ofSorted(sample, 0.55) - Quantiles.ofSorted(sample, 0.45), Math.abs(middle) * 1e-9 + 1e-300);
        double low = middle - reach;
        double high = middle + reach;
        double half = pairs / 2.0;
        while (slopesBelow(low, x, y, pairs) > half) {
            reach *= 2;
            low = middle - reach;
        }
        while (slopesBelow(high, x, y, pairs) < half) {
            reach *= 2;
            high = middle + reach;
        }
        return bisect(low, high, half, x, y, pairs);
    }

    private static double bisect(double from, double to, double half, double[] x, double[] y, long pairs) {
        double low = from;
        double high = to;
        for (int i = 0; i < MOST_COUNTS; i++) {
            double mid = low + (high - low) / 2;
            if (mid <= low || mid >= high || high - low <= 1e-12 * Math.abs(mid)) {
                break;
            }
            if (slopesBelow(mid, x, y, pairs) < half) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return low + (high - low) / 2;
    }

    private static double[] randomSlopes(double[] x, double[] y) {
        SplittableRandom random = new SplittableRandom(x.length);
        double[] slopes = new double[PAIRS];
        int count = 0;
        for (int tries = 0; tries < 4 * PAIRS && count < PAIRS; tries++) {
            int i = random.nextInt(x.length);
            int j = random.nextInt(x.length);
            if (x[i] != x[j]) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        double[] found = count == 0
                ? new double[] {(y[x.length - 1] - y[0]) / (x[x.length - 1] - x[0])}
                : Arrays.copyOf(slopes, count);
        Arrays.sort(found);
        return found;
    }

    private static long pairsOfDifferentX(double[] x) {
        long pairs = (long) x.length * (x.length - 1) / 2;
        for (int i = 0, run = 1; i < x.length; i++) {
            run = i > 0 && x[i] == x[i - 1] ? run + 1 : 1;
            pairs -= run - 1;
        }
        return pairs;
    }

    /** How many pairs have a slope below s (a tie counts as half): the inversions of y - s x. */
    private static double slopesBelow(double s, double[] x, double[] y, long pairs) {
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = y[i] - s * x[i];
        }
        for (int from = 0, to; from < x.length; from = to) {
            to = from + 1;
            while (to < x.length && x[to] == x[from]) {
                to++;
            }
            Arrays.sort(rest, from, to);
        }
        long strict = Inversions.strict(rest);
        long ties = Inversions.ties(rest) - tiesOfEqualX(x, y);
        return Math.min((double) pairs, strict + ties / 2.0);
    }

    private static long tiesOfEqualX(double[] x, double[] y) {
        long ties = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length && x[j] == x[i]; j++) {
                ties += y[i] == y[j] ? 1 : 0;
            }
        }
        return ties;
    }
}
