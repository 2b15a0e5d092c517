package org.boxsoak.report.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.report.Unit;

/**
 * Round values along an axis.
 *
 * @param values from the least to the greatest
 * @param step the distance between two
 */
record Ticks(List<Double> values, double step) {
    private static final long[] TIME_STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800
    };

    /** About {@code wanted} ticks that enclose both ends, round in the unit in which they are written. */
    static Ticks enclosing(Unit unit, double low, double high, int wanted) {
        double divisor = Values.divisor(unit, Math.max(Math.abs(low), Math.abs(high)));
        double span = Math.max(high - low, 1e-9 * Math.max(1, Math.abs(high)));
        double step = roundStep(span / divisor / wanted) * divisor;
        if (unit != Unit.PERCENT && unit != Unit.MILLISECONDS && divisor == 1) {
            step = Math.max(1, step);
        }
        double first = Math.floor(low / step + 1e-9);
        return between(first, Math.max(Math.ceil(high / step - 1e-9), first + 1), step);
    }

    /** About {@code wanted} moments of a run, none of them beyond its end; steps that a clock shows. */
    static Ticks times(Duration end, int wanted) {
        double seconds = end.toMillis() / 1000.0;
        double step = TIME_STEPS[TIME_STEPS.length - 1];
        for (long candidate : TIME_STEPS) {
            if (seconds / candidate <= wanted) {
                step = candidate;
                break;
            }
        }
        while (seconds / step > wanted) {
            step *= 2;
        }
        return between(0, Math.floor(seconds / step), step);
    }

    /** A frame from the least to the greatest tick. */
    Frame frame(Scale time, double top, double bottom) {
        return Frame.of(time, values.get(0), values.get(values.size() - 1), top, bottom);
    }

    /** Horizontal lines with their values at the left. */
    void drawLabelled(Markup svg, Frame frame, Unit unit, ChartSize size) {
        for (double value : values) {
            double y = frame.y().at(value);
            String style = value == 0 ? "base" : "grid";
            svg.empty("line", "class", style, "x1", frame.left(), "x2", frame.right(), "y1", y, "y2", y);
            double x = frame.left() - 6;
            svg.leaf("text", Values.text(unit, value), "class", "axis end", "x", x, "y", y + size.font * 0.33);
        }
        svg.line();
    }

    private static Ticks between(double first, double last, double step) {
        List<Double> values = new ArrayList<>();
        for (double i = first; i <= last; i++) {
            values.add(i * step);
        }
        return new Ticks(List.copyOf(values), step);
    }

    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
