package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reduces samples to one point per workload cycle, which takes the workload's own rhythm and most of the noise's memory away.
 *
 * <p>By the driver's marks where there are at least twelve cycles; else by blocks: a whole number of the period that the
 * autocorrelation shows, or a 72nd of the run. Each point is a low quantile of its samples, so that a spike of usage weighs nothing.
 */
final class CycleAggregation {
    /** The low-water mark that sparse spikes and dips do not move. */
    static final double LOW_WATER = 0.10;

    /** In place of a quantile: the mean of the cycle's samples. */
    static final double MEAN = -1;

    /** In place of a quantile: the mean of the lower half of the cycle's samples. */
    static final double LOWER_HALF = -2;

    static final int FEWEST = 12;
    private static final int USUAL = 72;
    static final int MOST = 144;

    private final Samples samples;
    private final List<int[]> groups;
    private final double[] hours;
    private final int[] boot;
    /** Each group's samples in order of size, which is dear and needed for most figures. */
    private final Once<List<double[]>> sorted = new Once<>(this::sorted);

    private CycleAggregation(Samples samples) {
        this.samples = samples;
        List<int[]> marked = markedGroups();
        groups = marked.size() >= FEWEST
                ? merged(marked, (int) Math.ceil(marked.size() / (double) MOST))
                : byClock(Periodicity.hours(samples));
        hours = groups.stream()
                .mapToDouble(g -> Quantiles.mean(Arrays.copyOfRange(samples.hours(), g[0], g[1])))
                .toArray();
        boot = groups.stream().mapToInt(g -> samples.boot()[g[0]]).toArray();
    }

    /** The cycles or blocks of oriented samples. */
    static CycleAggregation of(Samples samples) {
        return new CycleAggregation(samples);
    }

    Samples samples() {
        return samples;
    }

    private List<int[]> byClock(double period) {
        double span = samples.span();
        if (period > 0 && span / period >= FEWEST) {
            int each = Math.max(1, (int) Math.round(span / period / USUAL));
            return blocks(period * each);
        }
        return samples.size() <= MOST ? single() : blocks(span / USUAL);
    }

    /** Ranges [from, to) of the marked cycles; none where the marks say nothing (no marks, or a mark a sample). */
    private List<int[]> markedGroups() {
        long @Nullable [] marks = samples.cycles();
        if (marks == null) {
            return List.of();
        }
        List<int[]> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= samples.size(); i++) {
            if (i == samples.size() || marks[i] != marks[i - 1] || samples.boot()[i] != samples.boot()[i - 1]) {
                groups.add(new int[] {from, i});
                from = i;
            }
        }
        return groups.size() * 2 > samples.size() ? List.of() : complete(groups);
    }

    private List<int[]> blocks(double width) {
        List<int[]> groups = new ArrayList<>();
        int from = 0;
        double start = samples.size() == 0 ? 0 : samples.hours()[0];
        for (int i = 1; i <= samples.size(); i++) {
            boolean last = i == samples.size();
            boolean boot = !last && samples.boot()[i] != samples.boot()[i - 1];
            // The margin keeps rounding from putting a sample on the edge into a block of its own.
            boolean next = !last
                    && Math.floor((samples.hours()[i] - start) / width + 1e-9)
                            > Math.floor((samples.hours()[i - 1] - start) / width + 1e-9);
            if (last || boot || next) {
                groups.add(new int[] {from, i});
                from = i;
                start = boot ? samples.hours()[i] : start;
            }
        }
        return complete(groups);
    }

    private List<int[]> single() {
        List<int[]> each = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            each.add(new int[] {i, i + 1});
        }
        return each;
    }

    /** Without the cycles that have less than half of the usual number of samples. */
    private static List<int[]> complete(List<int[]> groups) {
        double usual =
                Quantiles.median(groups.stream().mapToDouble(g -> g[1] - g[0]).toArray());
        return groups.stream().filter(g -> g[1] - g[0] >= usual / 2).toList();
    }

    private List<int[]> merged(List<int[]> groups, int each) {
        if (each == 1) {
            return groups;
        }
        List<int[]> wide = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= groups.size(); i++) {
            boolean boot =
                    i < groups.size() && samples.boot()[groups.get(i)[0]] != samples.boot()[groups.get(i - 1)[0]];
            if (i == groups.size() || boot || i - first == each) {
                wide.add(new int[] {groups.get(first)[0], groups.get(i - 1)[1]});
                first = i;
            }
        }
        return complete(wide);
    }

    /** One point for each of them: this quantile, {@link #MEAN} or {@link #LOWER_HALF} of its samples. */
    CyclePoints points(double figure) {
        double[] values = figure == MEAN
                ? groups.stream()
                        .mapToDouble(g -> Quantiles.mean(Arrays.copyOfRange(samples.values(), g[0], g[1])))
                        .toArray()
                : sorted.get().stream()
                        .mapToDouble(own -> ofSorted(own, figure))
                        .toArray();
        return Segments.split(hours, values, boot);
    }

    private static double ofSorted(double[] own, double figure) {
        return figure == LOWER_HALF
                ? Quantiles.mean(Arrays.copyOf(own, (own.length + 1) / 2))
                : Quantiles.ofSorted(own, figure);
    }

    private List<double[]> sorted() {
        List<double[]> all = new ArrayList<>();
        for (int[] group : groups) {
            double[] own = Arrays.copyOfRange(samples.values(), group[0], group[1]);
            Arrays.sort(own);
            all.add(own);
        }
        return all;
    }
}
