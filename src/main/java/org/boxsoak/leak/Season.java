package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;

/** Subtracts the mean shape of a period that is too long for one point per period (a day in a week's series). */
final class Season {
    private Season() {}

    static CyclePoints removed(CyclePoints points, double period, int phases) {
        int n = points.size();
        int[] phase = new int[n];
        for (int i = 0; i < n; i++) {
            double turns = points.hours()[i] / period;
            phase[i] = (int) Math.min(phases - 1, Math.floor((turns - Math.floor(turns)) * phases));
        }
        OrthonormalBasis trend = new OrthonormalBasis();
        points.intercepts().forEach(trend::add);
        List<double[]> shapes = new ArrayList<>();
        for (int p = 1; p < phases; p++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = phase[i] == p ? 1 : 0;
            }
            shapes.add(column);
        }
        // Joint fit of intercepts, shape and trend: the trend's own share must not go into the shape.
        OrthonormalBasis all = new OrthonormalBasis(trend);
        shapes.forEach(all::add);
        double[] time = all.residual(points.hours());
        double[] left = all.residual(points.values());
        double square = OrthonormalBasis.dot(time, time);
        double slope = square == 0 ? 0 : OrthonormalBasis.dot(time, left) / square;
        double[] straight = new double[n];
        for (int i = 0; i < n; i++) {
            straight[i] = points.values()[i] - slope * points.hours()[i];
        }
        double[] rest = all.residual(straight);
        double[] level = trend.residual(straight);
        double[] flat = new double[n];
        for (int i = 0; i < n; i++) {
            // What the intercepts alone leave, less what intercepts and shape leave, is the shape.
            flat[i] = points.values()[i] - (level[i] - rest[i]);
        }
        return points.withValues(flat, phases - 1);
    }
}
