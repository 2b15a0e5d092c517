package org.boxsoak.report.page;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.leak.RateChange;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;
import org.boxsoak.report.Unit;
import org.jspecify.annotations.Nullable;

/** How fast one counter got worse: a dot a night with its 90 % interval, the rate between changes, and the changes. */
final class RatePanel {
    private final TrendStory story;
    private final TrendStory.CounterRates counter;
    private final ChartSize size;
    private final Ticks ticks;
    private final Legend legend;

    RatePanel(TrendStory story, TrendStory.CounterRates counter, ChartSize size) {
        this.story = story;
        this.counter = counter;
        this.size = size;
        this.ticks = ticks();
        this.legend = new Legend(size, counter.series() + ", per hour; more is worse");
        legend.add("line s1", "estimate with its 90 % interval");
        counter.changes().forEach(c -> legend.add("swatch " + (c.isWorse() ? "bad" : "a3"), since(c)));
    }

    static double height(ChartSize size) {
        return size == ChartSize.WIDE ? 120 : 100;
    }

    double headHeight() {
        return legend.height();
    }

    /** What changed, in words. */
    static String words(RateChange change) {
        return since(change) + ": " + Values.text(Unit.BYTES, change.before()) + "/h → "
                + Values.text(Unit.BYTES, change.after()) + "/h";
    }

    private static String since(RateChange change) {
        return (change.isWorse() ? "worse" : "better") + " since build " + NightAxis.shortened(change.build());
    }

    void draw(Markup svg, double top, NightAxis axis) {
        legend.draw(svg, top);
        Frame frame = ticks.frame(axis.places(), top + legend.height(), top + legend.height() + height(size));
        axis.drawThrough(svg, frame);
        ticks.drawLabelled(svg, frame, Unit.BYTES, size);
        for (RateChange change : counter.changes()) {
            double x = axis.places().at(change.night() - 0.5);
            String style = change.isWorse() ? "rule failure" : "rule plug";
            svg.empty("line", "class", style, "x1", x, "x2", x, "y1", frame.top(), "y2", frame.bottom());
        }
        for (int i = 0; i < story.nights().size(); i++) {
            RunFigures.Rate rate = rate(story.nights().get(i).figures());
            if (rate != null) {
                drawRate(
                        svg,
                        rate,
                        axis.at(i),
                        frame,
                        story.nights().get(i).figures().run());
            }
        }
        svg.line();
    }

    private void drawRate(Markup svg, RunFigures.Rate rate, double x, Frame frame, String run) {
        Double perHour = rate.perHour();
        Double low = rate.low90();
        Double high = rate.high90();
        if (perHour == null) {
            return;
        }
        String text = run + ": " + rate.verdict() + ", " + Values.text(Unit.BYTES, perHour) + "/h";
        svg.open("g", "class", "night-rate").leaf("title", text);
        if (low != null && high != null) {
            double y1 = frame.y().at(clamped(high));
            double y2 = frame.y().at(clamped(low));
            svg.empty("line", "class", "line s1", "x1", x, "x2", x, "y1", y1, "y2", y2);
        }
        String style = rate.verdict().equals("leak") ? "area bad" : "area a1";
        svg.empty("circle", "class", style, "cx", x, "cy", frame.y().at(clamped(perHour)), "r", 3.2);
        svg.close();
    }

    private double clamped(double value) {
        double low = ticks.values().get(0);
        double high = ticks.values().get(ticks.values().size() - 1);
        return Math.max(low, Math.min(high, value));
    }

    private RunFigures.@Nullable Rate rate(RunFigures figures) {
        return figures.rates().stream()
                .filter(r -> r.series().equals(counter.series()))
                .findFirst()
                .orElse(null);
    }

    /** Holds every estimate, and the intervals as far as a few wide ones do not flatten all the others. */
    private Ticks ticks() {
        List<Double> estimates = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (TrendStory.Night night : story.nights()) {
            RunFigures.Rate rate = rate(night.figures());
            if (rate != null && rate.perHour() != null) {
                estimates.add(rate.perHour());
                if (rate.low90() != null && rate.high90() != null) {
                    ends.add(rate.low90());
                    ends.add(rate.high90());
                }
            }
        }
        List<Double> sorted = ends.stream().sorted().toList();
        int cut = sorted.size() / 20;
        double low = Math.min(0, estimates.stream().mapToDouble(v -> v).min().orElse(0));
        double high = Math.max(1, estimates.stream().mapToDouble(v -> v).max().orElse(1));
        if (!sorted.isEmpty()) {
            low = Math.min(low, sorted.get(cut));
            high = Math.max(high, sorted.get(sorted.size() - 1 - cut));
        }
        return Ticks.enclosing(Unit.BYTES, low, high, 3);
    }
}
