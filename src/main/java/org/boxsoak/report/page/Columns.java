package org.boxsoak.report.page;

import java.util.List;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Point;

/** A series read at every few pixels, so that layers taken at different moments can be stacked. */
final class Columns {
    private static final double WIDTH = 3;

    private Columns() {}

    /** The pixels at which to read. */
    static double[] pixels(Scale time) {
        int count = (int) Math.max(2, Math.round((time.to() - time.from()) / WIDTH) + 1);
        double[] pixels = new double[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = time.from() + (time.to() - time.from()) * i / (count - 1);
        }
        return pixels;
    }

    /** The values at those pixels, on the straight line between neighbours; NaN outside the series and in gaps. */
    static double[] values(List<Point> points, List<Gap> gaps, Scale time, double[] pixels) {
        double[] values = new double[pixels.length];
        int next = 0;
        for (int i = 0; i < pixels.length; i++) {
            // A hair's breadth of tolerance, so that rounding does not lose the last column.
            double seconds = time.valueAt(pixels[i]);
            while (next < points.size() && points.get(next).seconds() < seconds - 1e-6) {
                next++;
            }
            values[i] = next == points.size() || inGap(gaps, seconds) ? Double.NaN : between(points, next, seconds);
        }
        return values;
    }

    private static double between(List<Point> points, int next, double seconds) {
        Point after = points.get(next);
        if (after.seconds() <= seconds + 1e-6) {
            return after.value();
        }
        if (next == 0) {
            return Double.NaN;
        }
        Point before = points.get(next - 1);
        double share = (seconds - before.seconds()) / (after.seconds() - before.seconds());
        return before.value() + share * (after.value() - before.value());
    }

    private static boolean inGap(List<Gap> gaps, double seconds) {
        return gaps.stream()
                .anyMatch(g -> g.from().toMillis() / 1000.0 < seconds && seconds < g.to().toMillis() / 1000.0);
    }
}
