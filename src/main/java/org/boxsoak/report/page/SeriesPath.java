package org.boxsoak.report.page;

import java.util.List;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Point;

/**
 * Draws a series as a line with at most four points a pixel column (first, least, greatest, last), so that no spike is lost
 * and a night of samples stays small. Missing values and gaps interrupt the line.
 */
final class SeriesPath {
    private final PathText path = new PathText();
    private boolean drawing;
    private boolean lone;
    /** The current column's points as x, y: first, least y, greatest y, last; and when each of them came. */
    private final double[] xs = new double[4];

    private final double[] ys = new double[4];
    private final long[] order = new long[4];
    private long column;
    private long count;

    private SeriesPath() {}

    static String of(List<Point> points, List<Gap> gaps, Frame frame) {
        SeriesPath drawn = new SeriesPath();
        Gaps missing = new Gaps(gaps);
        for (Point point : points) {
            if (point.isMissing() || missing.liesBefore(point.at())) {
                drawn.interrupt();
            }
            if (!point.isMissing()) {
                drawn.add(frame.x().at(point.seconds()), frame.y().at(point.value()));
            }
        }
        drawn.interrupt();
        return drawn.path.toString();
    }

    private void add(double x, double y) {
        long here = (long) Math.floor(x);
        if (count > 0 && here != column) {
            emitColumn();
        }
        if (count == 0) {
            column = here;
            for (int i = 0; i < 4; i++) {
                keep(i, x, y);
            }
        }
        if (y < ys[1]) {
            keep(1, x, y);
        }
        if (y > ys[2]) {
            keep(2, x, y);
        }
        keep(3, x, y);
        count++;
    }

    private void keep(int slot, double x, double y) {
        xs[slot] = x;
        ys[slot] = y;
        order[slot] = count;
    }

    private void emitColumn() {
        int second = order[1] <= order[2] ? 1 : 2;
        emit(xs[0], ys[0]);
        emitIfNew(second);
        emitIfNew(3 - second);
        emitIfNew(3);
        count = 0;
    }

    private void emitIfNew(int slot) {
        boolean isFirst = order[slot] == order[0];
        boolean isLast = slot != 3 && order[slot] == order[3];
        if (!isFirst && !isLast) {
            emit(xs[slot], ys[slot]);
        }
    }

    private void emit(double x, double y) {
        if (drawing) {
            path.line(x, y);
            lone = false;
        } else {
            path.move(x, y);
            drawing = true;
            lone = true;
        }
    }

    private void interrupt() {
        if (count > 0) {
            emitColumn();
        }
        if (drawing && lone) {
            path.dot();
        }
        drawing = false;
    }
}
