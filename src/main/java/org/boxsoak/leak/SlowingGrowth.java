package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Asks whether growth that only gets slower, as a root, a logarithm or a filling cache of the run time, explains the points better
 * than a leak does.
 *
 * <p>Compared by n ln(RSS) with the leak beside steps and curve at the prices of {@link StructuralSearch}, and with a straight line
 * alone; n is shortened to that of independent errors. First after the warm-up cut, then over the whole run: that a slowing shape
 * also meets the steep start tells it from a leak behind a warm-up, where the points after the cut alone could not. Among the shapes
 * that do nearly as well as the best one, the one that grows least later counts.
 *
 * @param isLikelier whether it explains the points better than the leak
 * @param endRate growth per hour at the end of the run if it is so
 * @param laterRate growth per hour after four times the run
 */
record SlowingGrowth(boolean isLikelier, double endRate, double laterRate) {
    /** Time constants of the logarithm as shares of the run. */
    private static final double[] LOGARITHMS = {0.003, 0.01, 0.03, 0.1, 0.25};
    /** Time constants of a cache's filling; a longer one is as good as straight. */
    private static final double[] FILLINGS = {0.1, 0.2, 0.3};
    /** As far as a forecast looks. */
    private static final double LATER = 4;
    /** What a slowing shape must be better by: of straight leaks about 1 in 100 are then taken for one. */
    private static final double MARGIN = 4;
    /** Over the whole run a shape may win that the points after the cut speak against by no more than this. */
    private static final double NOT_WORSE = 3;

    /** So little worse than the best shape is as good: half a unit of log-likelihood. */
    private static final double NEARLY = 1;

    private static final SlowingGrowth NONE = new SlowingGrowth(false, Double.NaN, Double.NaN);

    /**
     * @param all the points of the whole run
     * @param points those after the warm-up cut
     * @param leak the fit to them
     */
    static SlowingGrowth of(CyclePoints all, CyclePoints points, StructuralFit leak, double runHours) {
        double r = Math.min(0.99, leak.best().correlation());
        Costs late = new Costs(points, (1 - r) / (1 + r));
        Costs whole = new Costs(all, (1 - r) / (1 + r));
        double lateLeak = Math.min(late.line(), late.of(leak.squares(), leak.steps().length, leak.hasCurve()));
        List<DoubleUnaryOperator> shapes = shapes(runHours);
        double[] gains = gains(shapes, late, lateLeak, whole, whole.line());
        if (largest(gains) > MARGIN) {
            // The search is dear, and most leaks never come here.
            StructuralSearch search = StructuralSearch.best(all, runHours);
            double searched = whole.of(search.squares(), search.steps().length, search.tau() > 0);
            gains = gains(shapes, late, lateLeak, whole, Math.min(whole.line(), searched));
        }
        double largest = largest(gains);
        return largest > MARGIN ? slowest(shapes, gains, largest - NEARLY, late, runHours) : NONE;
    }

    /** By how much each shape is likelier than the leak. */
    private static double[] gains(
            List<DoubleUnaryOperator> shapes, Costs late, double lateLeak, Costs whole, double wholeLeak) {
        return shapes.stream()
                .mapToDouble(shape -> {
                    double after = lateLeak - late.of(shape);
                    boolean possible = after > -NOT_WORSE && late.height(shape) > 0;
                    return possible ? Math.max(after, wholeLeak - whole.of(shape)) : Double.NEGATIVE_INFINITY;
                })
                .toArray();
    }

    private static double largest(double[] gains) {
        return Arrays.stream(gains).max().orElseThrow();
    }

    private static SlowingGrowth slowest(
            List<DoubleUnaryOperator> shapes, double[] gains, double least, Costs late, double runHours) {
        double end = 0;
        double later = Double.POSITIVE_INFINITY;
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] >= least) {
                double height = late.height(shapes.get(i));
                end = Math.max(end, height * slope(shapes.get(i), runHours));
                later = Math.min(later, height * slope(shapes.get(i), LATER * runHours));
            }
        }
        return new SlowingGrowth(true, end, later);
    }

    private static double slope(DoubleUnaryOperator shape, double hours) {
        double before = 0.99 * hours;
        return (shape.applyAsDouble(hours) - shape.applyAsDouble(before)) / (hours - before);
    }

    private static List<DoubleUnaryOperator> shapes(double runHours) {
        List<DoubleUnaryOperator> shapes = new ArrayList<>();
        shapes.add(Math::sqrt);
        for (double share : LOGARITHMS) {
            shapes.add(t -> Math.log1p(t / (share * runHours)));
        }
        for (double share : FILLINGS) {
            shapes.add(t -> -Math.expm1(-t / (share * runHours)));
        }
        return shapes;
    }

    /** What explanations of these points cost: n ln(RSS) and the price of their terms. */
    private record Costs(CyclePoints points, double independent) {
        double of(double squares, int steps, boolean curve) {
            double n = Math.max(4, points.size() * independent);
            return n * Math.log(Math.max(squares, Double.MIN_NORMAL))
                    + StructuralSearch.price(steps, curve) * Math.log(n);
        }

        double of(DoubleUnaryOperator shape) {
            OrthonormalBasis basis = levels();
            basis.add(column(shape));
            double[] rest = basis.residual(points.values());
            return of(OrthonormalBasis.dot(rest, rest), 0, false);
        }

        double line() {
            return of(t -> t);
        }

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
}
