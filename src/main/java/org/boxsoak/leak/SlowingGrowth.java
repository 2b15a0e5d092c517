package org.boxsoak.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Asks whether growth that only gets slower, as a root, a logarithm or a filling cache of the run time, explains the points better
 * than a leak does ({@link LeakCost}).
 *
 * <p>First after the warm-up cut, then over the whole run: that a slowing shape also meets the steep start tells it from a leak
 * behind a warm-up, where the points after the cut alone could not. Among the shapes that do nearly as well as the best one, the
 * one that grows least later counts.
 *
 * @param isLikelier whether it explains the points better than the leak
 * @param endRate growth per hour at the end of the run if it is so
 * @param laterRate growth per hour after four times the run
 */
record SlowingGrowth(boolean isLikelier, double endRate, double laterRate) {
    /** Time constants of the logarithm as shares of the run. */
    private static final double[] LOGARITHMS = {0.003, 0.01, 0.03, 0.1, 0.25};
    /** Time constants of a cache's filling; a longer one is as good as straight. */
    private static final double[] FILLINGS = {0.03, 0.06, 0.1, 0.2, 0.3};
    /** As far as a forecast looks. */
    private static final double LATER = 4;
    /** What a slowing shape must be better by. */
    private static final double MARGIN = 3;
    /**
     * A slope of so few standard errors adds one to that margin, half of them four: the bend that a root would show there is smaller
     * than what chance bends a straight leak by.
     */
    private static final double HARDLY_BENDS = 10;
    /** Over the whole run a shape may win that the points after the cut speak against by no more than this. */
    private static final double NOT_WORSE = 8;
    /** So little worse than the best shape is as good: the chi-square distance of 95 %. */
    private static final double NEARLY = 4;

    private static final SlowingGrowth NONE = new SlowingGrowth(false, Double.NaN, Double.NaN);

    static SlowingGrowth of(LeakCost leak) {
        List<DoubleUnaryOperator> shapes = shapes(leak.runHours());
        double[] gains = shapes.stream().mapToDouble(s -> gain(s, leak)).toArray();
        double largest = Arrays.stream(gains).max().orElseThrow();
        double margin = MARGIN + Math.pow(HARDLY_BENDS / leak.score(), 2);
        return largest > margin ? slowest(shapes, gains, largest - NEARLY, leak) : NONE;
    }

    /** By how much the shape is likelier than the leak. */
    private static double gain(DoubleUnaryOperator shape, LeakCost leak) {
        double after = leak.lateLeak() - leak.late().of(shape);
        boolean possible = after > -NOT_WORSE && leak.late().height(shape) > 0;
        return possible ? Math.max(after, leak.wholeLeak() - leak.whole().of(shape)) : Double.NEGATIVE_INFINITY;
    }

    private static SlowingGrowth slowest(
            List<DoubleUnaryOperator> shapes, double[] gains, double least, LeakCost leak) {
        double end = 0;
        double later = Double.POSITIVE_INFINITY;
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] >= least) {
                double height = leak.late().height(shapes.get(i));
                end = Math.max(end, height * slope(shapes.get(i), leak.runHours()));
                later = Math.min(later, height * slope(shapes.get(i), LATER * leak.runHours()));
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
}
