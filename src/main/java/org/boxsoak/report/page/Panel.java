package org.boxsoak.report.page;

import java.util.List;
import java.util.stream.DoubleStream;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Limit;
import org.boxsoak.report.Point;
import org.boxsoak.report.TimelineSeries;
import org.boxsoak.report.Unit;

/** One group of series: title and legend with the first and last value of each, grid, lines, limits. */
final class Panel {
    private static final int COLOURS = 6;

    private final List<TimelineSeries> series;
    private final List<Limit> limits;
    private final ChartSize size;
    private final Legend legend;
    private final Unit unit;
    private final Ticks ticks;

    Panel(String group, List<TimelineSeries> series, List<Limit> limits, ChartSize size) {
        this.series = series;
        this.limits = limits;
        this.size = size;
        this.unit = series.get(0).unit();
        this.ticks = ticks();
        this.legend = new Legend(size, group);
        for (int i = 0; i < series.size(); i++) {
            legend.add("line s" + colour(i), series.get(i).name() + "  " + change(series.get(i)));
        }
    }

    static int colour(int index) {
        return index % COLOURS + 1;
    }

    /** The first and the last value, in words for the legend and for those who cannot see the chart. */
    static String change(TimelineSeries series) {
        List<Point> seen = series.points().stream().filter(p -> !p.isMissing()).toList();
        if (seen.isEmpty()) {
            return "no samples";
        }
        double first = seen.get(0).value();
        double last = seen.get(seen.size() - 1).value();
        double least = seen.stream().mapToDouble(Point::value).min().orElse(first);
        String ends = Values.text(series.unit(), first) + " → " + Values.text(series.unit(), last);
        // A dip that is over at the end, as after a reboot, would not show in the ends.
        return least < 0.9 * Math.min(first, last) ? ends + ", least " + Values.text(series.unit(), least) : ends;
    }

    double headHeight() {
        return legend.height();
    }

    double plotHeight() {
        return switch (size) {
            case WIDE -> 170;
            case NARROW -> 130;
            // All panels and the verdict on one sheet.
            case PRINT -> 84;
        };
    }

    /** The frame of this panel below {@code top}, with a scale that holds zero, every value and every limit. */
    Frame frame(Scale time, double top) {
        return ticks.frame(time, top, top + plotHeight());
    }

    void drawHead(Markup svg, double top) {
        legend.draw(svg, top);
    }

    void drawGrid(Markup svg, Frame frame) {
        ticks.drawLabelled(svg, frame, unit, size);
    }

    void drawSeries(Markup svg, Frame frame, List<Gap> gaps) {
        for (int i = 0; i < series.size(); i++) {
            String path = SeriesPath.of(series.get(i).points(), gaps, frame);
            if (!path.isEmpty()) {
                svg.empty("path", "class", "line s" + colour(i), "d", path).line();
            }
        }
        for (Limit limit : limits) {
            double y = frame.y().at(limit.value());
            svg.empty("line", "class", "limit", "x1", frame.left(), "x2", frame.right(), "y1", y, "y2", y);
            svg.leaf("text", limit.label(), "class", "limit-label", "x", frame.left() + 6, "y", y - 5);
        }
        svg.line();
    }

    private Ticks ticks() {
        double low = values().min().orElse(0);
        double high = values().max().orElse(1);
        return Ticks.enclosing(unit, Math.min(0, low), Math.max(high, 0), 4);
    }

    private DoubleStream values() {
        return DoubleStream.concat(
                limits.stream().mapToDouble(Limit::value),
                series.stream()
                        .flatMapToDouble(s ->
                                s.points().stream().filter(p -> !p.isMissing()).mapToDouble(Point::value)));
    }
}
