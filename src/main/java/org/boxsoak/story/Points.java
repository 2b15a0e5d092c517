package org.boxsoak.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.judge.Counter;
import org.boxsoak.report.Point;

/** Turns a counter into the points of a line; a new boot interrupts the line. */
final class Points {
    private Points() {}

    static List<Point> of(Counter counter) {
        List<Point> points = new ArrayList<>(counter.size());
        for (int i = 0; i < counter.size(); i++) {
            if (i > 0 && counter.boot(i) != counter.boot(i - 1)) {
                points.add(new Point(seconds((counter.at(i) + counter.at(i - 1)) / 2), Double.NaN));
            }
            points.add(new Point(seconds(counter.at(i)), counter.value(i)));
        }
        return points;
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }
}
