package org.boxsoak.leak;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What an explanation of these points costs: n ln(RSS) and the price of its terms, as {@link StructuralSearch} has it.
 *
 * @param independent share of the points that errors without a memory would need to say as much
 */
record ExplanationCost(CyclePoints points, double independent) {
    /** The squares about so many steps and a curve. */
    double of(double squares, int steps, boolean curve) {
        double n = Math.max(4, points.size() * independent);
        return n * Math.log(Math.max(squares, Double.MIN_NORMAL)) + StructuralSearch.price(steps, curve) * Math.log(n);
    }

    double of(StructuralSearch search) {
        return of(search.squares(), search.steps().length, search.tau() > 0);
    }

    /** Each segment's level and this one shape. */
    double of(DoubleUnaryOperator shape) {
        OrthonormalBasis basis = levels();
        basis.add(column(shape));
        double[] rest = basis.residual(points.values());
        return of(OrthonormalBasis.dot(rest, rest), 0, false);
    }

    double line() {
        return of(t -> t);
    }

    /** The factor that the shape is fitted with. */
    double height(DoubleUnaryOperator shape) {
        double[] grown = levels().residual(column(shape));
        return OrthonormalBasis.dot(grown, points.values()) / OrthonormalBasis.dot(grown, grown);
    }

    private OrthonormalBasis levels() {
        OrthonormalBasis levels = new OrthonormalBasis();
        points.intercepts().forEach(levels::add);
        return levels;
    }

    private double[] column(DoubleUnaryOperator shape) {
        return Arrays.stream(points.hours()).map(shape).toArray();
    }
}
