package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Fits x = a + b t + up to three steps + at most one saturating exponential c (1 - exp(-t/tau)), chosen greedily.
 *
 * <p>The term with the largest n ln(RSS0/RSS1) less its price, 4 ln n for a step and 3 ln n for the exponential, joins while that
 * is positive ({@link StructuralSearch}). With an exponential, b is fitted for every tau within chi-square 3.84 of the best one, and
 * the bounds are the outermost of these fits: a filling cache then comes out as undecided and not as a leak.
 *
 * @param best the slope beside the chosen terms
 * @param lowest of the fits that the series allows, the one with the lowest lower bound
 * @param highest the one with the highest upper bound
 * @param columns the segments' intercepts and the chosen terms
 * @param steps points at which a step was fitted
 * @param tauHours time constant of the fitted exponential, 0 for none
 * @param explained share of the squares about a straight line that steps and exponential took away
 * @param squares squares about the chosen terms and the trend
 * @param stepHeight sum of the steps' heights
 * @param fallen sum of the heights of the steps that go down, 0 or below
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared
record StructuralFit(
        SlopeFit best,
        SlopeFit lowest,
        SlopeFit highest,
        List<double[]> columns,
        int[] steps,
        double tauHours,
        double explained,
        double squares,
        double stepHeight,
        double fallen) {
    private static final double MOSTLY = 0.5;

    /** Fits the points of a run of so many hours; {@code confidence} is the one-sided probability of the lower bound. */
    static StructuralFit of(CyclePoints points, double runHours, double confidence) {
        StructuralSearch search = StructuralSearch.rising(points, runHours);
        SlopeFit best = SlopeFit.of(search.columns(), points);
        List<SlopeFit> allowed = new ArrayList<>(List.of(best));
        search.otherCurves().forEach(columns -> allowed.add(SlopeFit.of(columns, points)));
        double[] heights = search.stepHeights(best.slope());
        return new StructuralFit(
                best,
                Collections.min(allowed, Comparator.comparingDouble(f -> f.lower(confidence))),
                Collections.max(allowed, Comparator.comparingDouble(f -> f.upper(confidence))),
                search.columns(),
                search.steps(),
                search.tau(),
                search.explained(),
                search.squares(),
                Arrays.stream(heights).sum(),
                Arrays.stream(heights).filter(h -> h < 0).sum());
    }

    /** Whether a straight line is all there is. */
    boolean isStraight() {
        return steps.length == 0 && !hasCurve();
    }

    boolean hasCurve() {
        return tauHours > 0;
    }

    /** Whether what grew was mostly lost again by falls, as a garbage collector's or a restarted program's memory does. */
    boolean fallsBack(double span) {
        return best.slope() > 0 && -fallen > MOSTLY * best.slope() * span;
    }
}
