package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Asks whether growth that only gets slower, as a root or a logarithm of the run time, explains the points better than a leak does:
 * page caches, dentries and heaps fill like this, and no saturating exponential follows them.
 *
 * <p>Compared by n ln(RSS) with the leak beside steps and curve at the prices of {@link StructuralSearch}, and with a straight line
 * alone; n is shortened to that of independent errors.
 *
 * @param isLikelier whether it explains the points better than the leak
 * @param endRate growth per hour at the end of the run if it is so
 * @param laterRate growth per hour after four times the run
 */
record SlowingGrowth(boolean isLikelier, double endRate, double laterRate) {
    /** Time constants of the logarithm as shares of the run. */
    private static final double[] SHARES = {0.01, 0.03, 0.1, 0.25};

    /** As far as a forecast looks. */
    private static final double LATER = 4;

    /** What a slowing shape must be better by: of straight leaks about 1 in 100 are then taken for one. */
    private static final double MARGIN = 4;

    private static final SlowingGrowth NONE = new SlowingGrowth(false, Double.NaN, Double.NaN);

    static SlowingGrowth of(CyclePoints points, StructuralFit leak, double runHours) {
        int n = points.size();
        double r = Math.min(0.99, leak.best().correlation());
        double independent = Math.max(4, n * (1 - r) / (1 + r));
        double price = StructuralSearch.price(leak.steps().length, leak.hasCurve());
        double toBeat = independent * Math.log(leak.squares()) + price * Math.log(independent);
        OrthonormalBasis line = new OrthonormalBasis();
        points.intercepts().forEach(line::add);
        line.add(points.hours());
        double[] about = line.residual(points.values());
        toBeat = Math.min(
                toBeat, independent * Math.log(Math.max(OrthonormalBasis.dot(about, about), Double.MIN_NORMAL)));
        SlowingGrowth best = NONE;
        for (DoubleUnaryOperator shape : shapes(runHours)) {
            double[] column = new double[n];
            java.util.Arrays.setAll(column, i -> shape.applyAsDouble(points.hours()[i]));
            OrthonormalBasis levels = new OrthonormalBasis();
            points.intercepts().forEach(levels::add);
            double[] grown = levels.residual(column);
            double[] rest = levels.residual(points.values());
            double height = OrthonormalBasis.dot(grown, rest) / OrthonormalBasis.dot(grown, grown);
            double squares = OrthonormalBasis.dot(rest, rest) - height * OrthonormalBasis.dot(grown, rest);
            double cost = independent * Math.log(Math.max(squares, Double.MIN_NORMAL)) + MARGIN;
            if (height > 0 && cost < toBeat) {
                toBeat = cost;
                best = new SlowingGrowth(
                        true, height * slope(shape, runHours), height * slope(shape, LATER * runHours));
            }
        }
        return best;
    }

    private static double slope(DoubleUnaryOperator shape, double hours) {
        double before = 0.99 * hours;
        return (shape.applyAsDouble(hours) - shape.applyAsDouble(before)) / (hours - before);
    }

    private static List<DoubleUnaryOperator> shapes(double runHours) {
        List<DoubleUnaryOperator> shapes = new ArrayList<>();
        shapes.add(Math::sqrt);
        for (double share : SHARES) {
            shapes.add(t -> Math.log1p(t / (share * runHours)));
        }
        return shapes;
    }
}
