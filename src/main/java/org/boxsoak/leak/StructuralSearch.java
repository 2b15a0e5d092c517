package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the steps and the saturating curve of {@link StructuralFit}: greedily, then each step is moved to where it fits best beside
 * the others and the time constant refined; once with and once without a curve, and the cheaper of the two wins.
 */
final class StructuralSearch {
    private static final int MOST_STEPS = 3;
    private static final int APART = 3;
    private static final double STEP_PRICE = 4;
    private static final double CURVE_PRICE = 3;
    private static final double CHI_SQUARE_95 = 3.84;
    private static final int REFINEMENTS = 12;
    private static final double GOLDEN = 0.618;
    /** Time constants as shares of the run: 0.3 to 7 h of a 12-h night. */
    private static final double[] TAUS = {0.025, 0.05, 0.083, 0.133, 0.208, 0.333, 0.583};

    private final CyclePoints points;
    private final double runHours;
    private final boolean mayCurve;
    private final boolean sloped;
    private final double[] taus;
    private final double straight;
    private final List<Integer> steps = new ArrayList<>();
    private OrthonormalBasis basis;
    private double tau;

    private StructuralSearch(CyclePoints points, double runHours, boolean mayCurve, boolean sloped) {
        this.points = points;
        this.sloped = sloped;
        // Without a slope the longest one would take the place of the line.
        taus = sloped ? TAUS : Arrays.copyOf(TAUS, TAUS.length - 1);
        this.runHours = runHours;
        this.mayCurve = mayCurve;
        basis = rebuilt(List.of(), 0);
        straight = squares(basis);
    }

    /** Steps and curve beside a slope. */
    static StructuralSearch rising(CyclePoints points, double runHours) {
        return best(points, runHours, true);
    }

    /** Steps and curve alone. */
    static StructuralSearch still(CyclePoints points, double runHours) {
        return best(points, runHours, false);
    }

    private static StructuralSearch best(CyclePoints points, double runHours, boolean sloped) {
        StructuralSearch curved = new StructuralSearch(points, runHours, true, sloped).searched();
        if (curved.tau == 0) {
            return curved;
        }
        StructuralSearch stepped = new StructuralSearch(points, runHours, false, sloped).searched();
        return stepped.cost() < curved.cost() ? stepped : curved;
    }

    int[] steps() {
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    double tau() {
        return tau;
    }

    double squares() {
        return squares(basis);
    }

    double explained() {
        return straight == 0 ? 0 : 1 - squares(basis) / straight;
    }

    /** Intercepts, steps and curve. */
    List<double[]> columns() {
        return columns(steps, tau);
    }

    /** The columns with every other time constant that explains the points nearly as well. */
    List<List<double[]>> otherCurves() {
        List<List<double[]>> others = new ArrayList<>();
        double smallest = squares(basis);
        for (double share : tau > 0 ? taus : new double[0]) {
            double there = squares(rebuilt(steps, share * runHours));
            if (points.size() * Math.log(there / smallest) < CHI_SQUARE_95) {
                others.add(columns(steps, share * runHours));
            }
        }
        return others;
    }

    /** The heights that the steps have beside a trend of this slope. */
    double[] stepHeights(double slope) {
        double[] y = points.values().clone();
        Arrays.setAll(y, i -> y[i] - slope * points.hours()[i]);
        double[] heights = new double[steps.size()];
        for (int s = 0; s < heights.length; s++) {
            OrthonormalBasis others = new OrthonormalBasis();
            List<Integer> rest = new ArrayList<>(steps);
            int own = rest.remove(s);
            columns(rest, tau).forEach(others::add);
            double[] fresh = others.residual(step(own));
            heights[s] = OrthonormalBasis.dot(fresh, y) / OrthonormalBasis.dot(fresh, fresh);
        }
        return heights;
    }

    private StructuralSearch searched() {
        while (joinBestTerm()) {
            // each round adds one term
        }
        if (steps.size() + (tau > 0 ? 1 : 0) > 1) {
            moveSteps();
        }
        if (tau > 0) {
            refineTau();
        }
        return this;
    }

    /** In units of ln n. */
    static double price(int steps, boolean curve) {
        return STEP_PRICE * steps + (curve ? CURVE_PRICE : 0);
    }

    private double cost() {
        double price = price(steps.size(), tau > 0);
        double least = 1e-18 * (1 + straight);
        return points.size() * Math.log(Math.max(squares(basis), least)) + price * Math.log(points.size());
    }

    private boolean joinBestTerm() {
        int n = points.size();
        double[] rest = basis.residual(points.values());
        double squares = OrthonormalBasis.dot(rest, rest);
        if (squares <= 1e-18 * (1 + straight) || n - basis.size() < 6) {
            return false;
        }
        int at = steps.size() < MOST_STEPS ? bestStep(basis, rest, steps) : -1;
        double stepGain = at < 0 ? 0 : gain(basis, step(at), rest, squares) - STEP_PRICE * Math.log(n);
        double bestTau = 0;
        double curveGain = 0;
        for (double share : mayCurve && tau == 0 ? taus : new double[0]) {
            double gain = gain(basis, curve(share * runHours), rest, squares) - CURVE_PRICE * Math.log(n);
            bestTau = gain > curveGain ? share * runHours : bestTau;
            curveGain = Math.max(gain, curveGain);
        }
        if (bestTau > 0 && curveGain >= stepGain) {
            tau = bestTau;
            return basis.add(curve(bestTau));
        }
        return stepGain > 0 && steps.add(at) && basis.add(step(at));
    }

    /** Where one more step explains most; -1 where none may stand. */
    private int bestStep(OrthonormalBasis beside, double[] rest, List<Integer> others) {
        double squares = OrthonormalBasis.dot(rest, rest);
        double best = 0;
        int place = -1;
        for (int at = APART; at <= points.size() - 4; at++) {
            double gain = isFree(at, others) ? gain(beside, step(at), rest, squares) : 0;
            if (gain > best) {
                best = gain;
                place = at;
            }
        }
        return place;
    }

    private void moveSteps() {
        for (int s = 0; s < steps.size(); s++) {
            List<Integer> others = new ArrayList<>(steps);
            others.remove(s);
            OrthonormalBasis beside = rebuilt(others, tau);
            int at = bestStep(beside, beside.residual(points.values()), others);
            if (at >= 0) {
                steps.set(s, at);
            }
        }
        basis = rebuilt(steps, tau);
    }

    /** Golden section between half and double the time constant that the grid gave. */
    private void refineTau() {
        double low = Math.log(tau / 2);
        // A longer time constant bends like a parabola, and the slope beside it means nothing.
        double high = Math.log(Math.min(tau * 2, taus[taus.length - 1] * runHours));
        for (int i = 0; i < REFINEMENTS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (squares(rebuilt(steps, Math.exp(left))) < squares(rebuilt(steps, Math.exp(right)))) {
                high = right;
            } else {
                low = left;
            }
        }
        tau = Math.exp((low + high) / 2);
        basis = rebuilt(steps, tau);
    }

    private boolean isFree(int at, List<Integer> others) {
        for (int i = Math.max(1, at - APART + 1); i < Math.min(points.size(), at + APART); i++) {
            if (points.startsSegment(i)) {
                return false;
            }
        }
        return others.stream().allMatch(s -> Math.abs(s - at) >= APART);
    }

    /** n ln(RSS0/RSS1) of one more column, by Frisch, Waugh and Lovell. */
    private double gain(OrthonormalBasis beside, double[] column, double[] rest, double squares) {
        double[] fresh = beside.residual(column);
        double norm = OrthonormalBasis.dot(fresh, fresh);
        if (norm < 1e-10 * OrthonormalBasis.dot(column, column)) {
            return 0;
        }
        double part = OrthonormalBasis.dot(fresh, rest);
        double left = Math.max(squares - part * part / norm, 1e-12 * squares);
        return points.size() * Math.log(squares / left);
    }

    private double squares(OrthonormalBasis space) {
        double[] rest = space.residual(points.values());
        return OrthonormalBasis.dot(rest, rest);
    }

    private OrthonormalBasis rebuilt(List<Integer> at, double timeConstant) {
        OrthonormalBasis space = new OrthonormalBasis();
        columns(at, timeConstant).forEach(space::add);
        if (sloped) {
            space.add(points.hours());
        }
        return space;
    }

    private List<double[]> columns(List<Integer> at, double timeConstant) {
        List<double[]> columns = new ArrayList<>(points.intercepts());
        at.forEach(s -> columns.add(step(s)));
        if (timeConstant > 0) {
            columns.add(curve(timeConstant));
        }
        return columns;
    }

    private double[] step(int at) {
        double[] column = new double[points.size()];
        Arrays.fill(column, at, column.length, 1);
        return column;
    }

    private double[] curve(double timeConstant) {
        double[] column = new double[points.size()];
        Arrays.setAll(column, i -> 1 - Math.exp(-(points.hours()[i] - points.hours()[0]) / timeConstant));
        return column;
    }
}
