package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Subtracts the mean shape of a period that is too long for one point per period (a day in a week's series): its harmonics, as many
 * as its points can show.
 */
final class Season {
    /** The autocorrelation knows the period to a point; over several periods half a point each puts the shape out of step. */
    private static final double REACH = 0.6;

    private static final int TRIALS = 12;
    /** Enough to find the period by. */
    private static final int FEW_HARMONICS = 3;

    private Season() {}

    /** @param phases points per period */
    static CyclePoints removed(CyclePoints points, double period, int phases) {
        int harmonics = (phases - 1) / 2;
        double refined = refined(points, period, phases, Math.min(FEW_HARMONICS, harmonics));
        List<double[]> shape = shape(points, refined, harmonics);
        // Joint fit of intercepts, shape and trend: the trend's own share must not go into the shape.
        OrthonormalBasis levels = levels(points);
        OrthonormalBasis all = new OrthonormalBasis(levels);
        shape.forEach(all::add);
        double[] time = all.residual(points.hours());
        double[] left = all.residual(points.values());
        double square = OrthonormalBasis.dot(time, time);
        double slope = square == 0 ? 0 : OrthonormalBasis.dot(time, left) / square;
        double[] straight = new double[points.size()];
        Arrays.setAll(straight, i -> points.values()[i] - slope * points.hours()[i]);
        double[] rest = all.residual(straight);
        double[] level = levels.residual(straight);
        double[] flat = new double[points.size()];
        // What the intercepts alone leave, less what intercepts and shape leave, is the shape.
        Arrays.setAll(flat, i -> points.values()[i] - (level[i] - rest[i]));
        return points.withValues(flat, shape.size());
    }

    /** The period within less than a point of the given one whose harmonics leave the least. */
    private static double refined(CyclePoints points, double period, int phases, int harmonics) {
        double best = period;
        double least = Double.POSITIVE_INFINITY;
        for (int trial = -TRIALS; trial <= TRIALS; trial++) {
            double candidate = period * (1 + REACH / phases * trial / TRIALS);
            OrthonormalBasis basis = levels(points);
            basis.add(points.hours());
            shape(points, candidate, harmonics).forEach(basis::add);
            double[] rest = basis.residual(points.values());
            double squares = OrthonormalBasis.dot(rest, rest);
            best = squares < least ? candidate : best;
            least = Math.min(squares, least);
        }
        return best;
    }

    private static OrthonormalBasis levels(CyclePoints points) {
        OrthonormalBasis levels = new OrthonormalBasis();
        points.intercepts().forEach(levels::add);
        return levels;
    }

    private static List<double[]> shape(CyclePoints points, double period, int harmonics) {
        List<double[]> columns = new ArrayList<>();
        for (int k = 1; k <= harmonics; k++) {
            double turns = 2 * Math.PI * k / period;
            columns.add(
                    Arrays.stream(points.hours()).map(t -> Math.sin(turns * t)).toArray());
            columns.add(
                    Arrays.stream(points.hours()).map(t -> Math.cos(turns * t)).toArray());
        }
        return columns;
    }
}
