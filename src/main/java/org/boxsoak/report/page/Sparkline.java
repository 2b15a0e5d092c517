package org.boxsoak.report.page;

import java.time.Duration;
import java.util.List;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Point;

/** A series in the height of a line of text, for a cell of a table. */
final class Sparkline {
    private static final int WIDTH = 140;
    private static final int HEIGHT = 26;

    private Sparkline() {}

    static Markup draw(String name, List<Point> points, List<Gap> gaps, Duration end) {
        double high = points.stream()
                .filter(p -> !p.isMissing())
                .mapToDouble(Point::value)
                .max()
                .orElse(1);
        Scale time = new Scale(0, end.toMillis() / 1000.0, 1, WIDTH - 1);
        // From zero, so that a wobble of a big cache does not look like a leak.
        Frame frame = Frame.of(time, 0, Math.max(high, 1) * 1.05, 1, HEIGHT - 1);
        return new Markup()
                .open("svg", "class", "bx spark", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img")
                .leaf("title", name + " over the run")
                .empty("line", "class", "base", "x1", 0, "x2", WIDTH, "y1", HEIGHT - 1, "y2", HEIGHT - 1)
                .empty("path", "class", "line s1", "d", SeriesPath.of(points, gaps, frame))
                .close();
    }
}
