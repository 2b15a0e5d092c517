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
 * is positive. With an exponential, b is fitted for every tau within chi-square 3.84 of the best one and the fit with the smallest
 * lower bound kept: a filling cache then comes out as undecided and not as a leak.
 *
 * @param best the slope beside the chosen terms
 * @param lowest of the fits that the series allows, the one with the lowest lower bound
 * @param highest the one with the highest upper bound
 * @param wandering the slope beside the same terms if the noise is a random walk under white noise
 * @param steps points at which a step was fitted
 * @param tauHours time constant of the fitted exponential, 0 for none
 * @param explained share of the squares about a straight line that steps and exponential took away
 * @param stepHeight sum of the steps' heights
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared
record StructuralFit(
        SlopeFit best,
        SlopeFit lowest,
        SlopeFit highest,
        LocalLevelFit wandering,
        int[] steps,
        double tauHours,
        double explained,
        double stepHeight) {
    private static final int MOST_STEPS = 3;
    private static final int APART = 3;
    private static final double STEP_PRICE = 4;
    private static final double CURVE_PRICE = 3;
    private static final double CHI_SQUARE_95 = 3.84;
    /** Time constants as shares of the run: 0.3 to 7 h of a 12-h night. */
    private static final double[] TAUS = {0.025, 0.05, 0.083, 0.133, 0.208, 0.333, 0.583};

    /** Fits the points of a run of so many hours; {@code confidence} is the one-sided probability of the lower bound. */
    static StructuralFit of(CyclePoints points, double runHours, double confidence) {
        Search search = new Search(points, runHours);
        search.run();
        SlopeFit best = SlopeFit.of(search.columns(search.curve), points);
        List<SlopeFit> allowed = search.allowedFits(best);
        return new StructuralFit(
                best,
                Collections.min(allowed, Comparator.comparingDouble(f -> f.lower(confidence))),
                Collections.max(allowed, Comparator.comparingDouble(f -> f.upper(confidence))),
                LocalLevelFit.of(search.columns(search.curve), points),
                search.steps.stream().mapToInt(Integer::intValue).toArray(),
                search.curve,
                search.straight == 0 ? 0 : 1 - search.squares(search.basis) / search.straight,
                search.stepHeight(best.slope()));
    }

    boolean hasCurve() {
        return tauHours > 0;
    }

    private static final class Search {
        private final CyclePoints points;
        private final double runHours;
        private final double straight;
        private final List<Integer> steps = new ArrayList<>();
        private OrthonormalBasis basis = new OrthonormalBasis();
        private double curve;

        Search(CyclePoints points, double runHours) {
            this.points = points;
            this.runHours = runHours;
            points.intercepts().forEach(basis::add);
            basis.add(points.hours());
            straight = squares(basis);
        }

        double squares(OrthonormalBasis space) {
            double[] rest = space.residual(points.values());
            return OrthonormalBasis.dot(rest, rest);
        }

        void run() {
            while (joinBestTerm()) {
                // each round adds one term
            }
        }

        private boolean joinBestTerm() {
            int n = points.size();
            double[] rest = basis.residual(points.values());
            double squares = OrthonormalBasis.dot(rest, rest);
            if (squares <= 1e-18 * (1 + straight) || n - basis.size() < 6) {
                return false;
            }
            double best = 0;
            int bestStep = -1;
            double bestTau = 0;
            for (int at = APART; at <= n - 4 && steps.size() < MOST_STEPS; at++) {
                double gain = isFree(at) ? gain(step(at), rest, squares) - STEP_PRICE * Math.log(n) : 0;
                if (gain > best) {
                    best = gain;
                    bestStep = at;
                }
            }
            for (double share : TAUS) {
                double gain = curve > 0 ? 0 : gain(curve(share * runHours), rest, squares) - CURVE_PRICE * Math.log(n);
                if (gain > best) {
                    best = gain;
                    bestTau = share * runHours;
                }
            }
            if (bestTau > 0) {
                curve = bestTau;
                return basis.add(curve(bestTau));
            }
            return bestStep >= 0 && steps.add(bestStep) && basis.add(step(bestStep));
        }

        private boolean isFree(int at) {
            for (int i = Math.max(1, at - APART + 1); i < Math.min(points.size(), at + APART); i++) {
                if (points.startsSegment(i)) {
                    return false;
                }
            }
            return steps.stream().allMatch(s -> Math.abs(s - at) >= APART);
        }

        /** n ln(RSS0/RSS1) of one more column, by Frisch, Waugh and Lovell. */
        private double gain(double[] column, double[] rest, double squares) {
            double[] fresh = basis.residual(column);
            double norm = OrthonormalBasis.dot(fresh, fresh);
            if (norm < 1e-10 * OrthonormalBasis.dot(column, column)) {
                return 0;
            }
            double part = OrthonormalBasis.dot(fresh, rest);
            double left = Math.max(squares - part * part / norm, 1e-12 * squares);
            return points.size() * Math.log(squares / left);
        }

        private double[] step(int at) {
            double[] column = new double[points.size()];
            Arrays.fill(column, at, column.length, 1);
            return column;
        }

        private double[] curve(double tau) {
            double[] column = new double[points.size()];
            Arrays.setAll(column, i -> 1 - Math.exp(-(points.hours()[i] - points.hours()[0]) / tau));
            return column;
        }

        List<double[]> columns(double tau) {
            List<double[]> columns = new ArrayList<>(points.intercepts());
            steps.forEach(s -> columns.add(step(s)));
            if (tau > 0) {
                columns.add(curve(tau));
            }
            return columns;
        }

        /** The fit with every time constant that explains the points nearly as well as the best one. */
        List<SlopeFit> allowedFits(SlopeFit best) {
            List<SlopeFit> allowed = new ArrayList<>(List.of(best));
            double smallest = squares(basis);
            for (double share : curve > 0 ? TAUS : new double[0]) {
                OrthonormalBasis space = new OrthonormalBasis();
                columns(share * runHours).forEach(space::add);
                space.add(points.hours());
                if (points.size() * Math.log(squares(space) / smallest) < CHI_SQUARE_95) {
                    allowed.add(SlopeFit.of(columns(share * runHours), points));
                }
            }
            return allowed;
        }

        /** The heights that the steps have beside the final slope. */
        double stepHeight(double slope) {
            if (steps.isEmpty()) {
                return 0;
            }
            double height = 0;
            List<double[]> columns = columns(curve);
            double[] y = points.values().clone();
            for (int i = 0; i < y.length; i++) {
                y[i] -= slope * points.hours()[i];
            }
            for (int s = 0; s < steps.size(); s++) {
                OrthonormalBasis others = new OrthonormalBasis();
                double[] own = step(steps.get(s));
                columns.stream().filter(c -> !Arrays.equals(c, own)).forEach(others::add);
                double[] fresh = others.residual(own);
                height += OrthonormalBasis.dot(fresh, y) / OrthonormalBasis.dot(fresh, fresh);
            }
            return height;
        }
    }
}
