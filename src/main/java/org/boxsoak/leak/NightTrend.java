package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Finds the nights since which a counter leaks at another rate.
 *
 * <p>Binary segmentation (Scott and Knott 1974) by a weighted t-test at p below 1e-4, three nights at least on either side, each
 * night weighing 1/(se^2 + spread between nights^2), after the correlation of successive nights has been taken out. A known build
 * boundary is tested by itself at p below 1e-3 (Hartung-Knapp), and the last one or two nights by a bound of about four standard
 * deviations, so that a big jump is told the night after.
 */
public final class NightTrend {
    private static final double CHANGE_P = 1e-4;
    private static final double BOUNDARY_P = 1e-3;
    private static final double BOUNDARY_SHARE = 0.25;
    /** For finding the correlation: what is split here too easily takes it away. */
    private static final double PROVISIONAL_P = 1e-3;

    private static final int FEWEST_BEFORE_JUMP = 8;
    private static final int MOST_AT_THE_END = 2;
    private static final int MOST_FOR_PAIRS = 120;
    /** There are many more pairs of nights than nights. */
    private static final double PAIRS_PRICE = 1000;

    private static final int SNAP = 2;
    private static final double NEARLY_AS_GOOD = 0.9;

    private final List<NightRate> nights;
    private final NightWeights weights;

    private NightTrend(List<NightRate> nights, NightWeights weights) {
        this.nights = nights;
        this.weights = weights;
    }

    /** The changes in order of night; the nights may come in any order. */
    public static List<RateChange> changes(List<NightRate> unordered) {
        List<NightRate> nights = unordered.stream()
                .sorted(Comparator.comparingInt(NightRate::night))
                .toList();
        if (nights.size() < 2 * NightWeights.SHORTEST) {
            return List.of();
        }
        NightWeights raw = NightWeights.of(nights);
        NightWeights stripped =
                raw.withoutCorrelation(new NightTrend(nights, raw).splits(nights.size(), PROVISIONAL_P));
        return new NightTrend(nights, stripped).changes();
    }

    private List<RateChange> changes() {
        TreeSet<Integer> at = new TreeSet<>();
        int end = jumpAtTheEnd();
        splits(end, CHANGE_P).forEach(k -> at.add(snapped(k)));
        boundaries(at);
        if (end < nights.size() && !isNear(at, end)) {
            at.add(end);
        }
        List<RateChange> changes = new ArrayList<>();
        for (int k : at) {
            Integer before = at.lower(k);
            Integer after = at.higher(k);
            double old = weights.mean(before == null ? 0 : before, k);
            double fresh = weights.mean(k, after == null ? nights.size() : after);
            if (old != fresh) {
                changes.add(new RateChange(nights.get(k).night(), nights.get(k).build(), old, fresh));
            }
        }
        return List.copyOf(changes);
    }

    private List<Integer> splits(int end, double p) {
        TreeSet<Integer> found = new TreeSet<>();
        split(0, end, p, found);
        // What a later split took the ground from is tested again between its neighbours.
        for (int k : List.copyOf(found)) {
            Integer from = found.lower(k);
            Integer to = found.higher(k);
            if (weights.p(from == null ? 0 : from, k, to == null ? end : to) > 10 * p) {
                found.remove(k);
            }
        }
        return List.copyOf(found);
    }

    private void split(int from, int to, double p, NavigableSet<Integer> found) {
        if (to - from < 2 * NightWeights.SHORTEST) {
            return;
        }
        int best = NightScan.of(weights, from, to).split(NightWeights.SHORTEST);
        if (weights.p(from, best, to) < p) {
            found.add(best);
            split(from, best, p, found);
            split(best, to, p, found);
        } else if (to - from <= MOST_FOR_PAIRS) {
            splitOffMiddle(from, to, p / PAIRS_PRICE, found);
        }
    }

    /** Two changes that cancel, up and back again, hide from a single split. */
    private void splitOffMiddle(int from, int to, double p, NavigableSet<Integer> found) {
        if (to - from < 3 * NightWeights.SHORTEST) {
            return;
        }
        NightScan.Middle middle = NightScan.of(weights, from, to).middle(NightWeights.SHORTEST);
        if (weights.pInside(from, middle.first(), middle.last(), to) < p) {
            found.add(middle.first());
            found.add(middle.last());
            split(from, middle.first(), p, found);
            split(middle.first(), middle.last(), p, found);
            split(middle.last(), to, p, found);
        }
    }

    /** A build boundary within two nights explains the change better than the split itself, if it fits nearly as well. */
    private int snapped(int k) {
        if (startsBuild(k)) {
            return k;
        }
        double t = weights.t(0, k, nights.size());
        for (int off = 1; off <= SNAP; off++) {
            for (int at : new int[] {k - off, k + off}) {
                boolean inside = at > 0 && at < nights.size();
                if (inside && startsBuild(at) && weights.t(0, at, nights.size()) >= NEARLY_AS_GOOD * t) {
                    return at;
                }
            }
        }
        return k;
    }

    private boolean startsBuild(int k) {
        return !nights.get(k).build().equals(nights.get(k - 1).build());
    }

    private void boundaries(NavigableSet<Integer> at) {
        for (int k = NightWeights.SHORTEST; k <= nights.size() - NightWeights.SHORTEST; k++) {
            if (!startsBuild(k) || isNear(at, k)) {
                continue;
            }
            int end = k + 1;
            while (end < nights.size() && !startsBuild(end)) {
                end++;
            }
            Integer change = at.lower(k);
            int start = Math.max(change == null ? 0 : change, k - 20);
            if (end - k >= NightWeights.SHORTEST && k - start >= NightWeights.SHORTEST && differ(start, k, end)) {
                at.add(k);
            }
        }
    }

    private static boolean isNear(NavigableSet<Integer> at, int k) {
        return at.stream().anyMatch(c -> Math.abs(c - k) <= SNAP);
    }

    private boolean differ(int start, int k, int end) {
        double old = weights.mean(start, k);
        double fresh = weights.mean(k, end);
        return weights.p(start, k, end) < BOUNDARY_P && Math.abs(fresh - old) > BOUNDARY_SHARE * Math.abs(old);
    }

    /** The first of the nights at the end that lie far off the nights before; the number of nights where none does. */
    private int jumpAtTheEnd() {
        int n = nights.size();
        int first = n;
        for (int k = n - 1; k >= Math.max(FEWEST_BEFORE_JUMP, n - MOST_AT_THE_END); k--) {
            first = weights.allBeyond(Math.max(0, k - 40), k, CHANGE_P) ? k : first;
        }
        // Where single nights ran wild before, the last one alone is no news.
        return weights.hadLoneNights() && first == n - 1 ? n : first;
    }
}
