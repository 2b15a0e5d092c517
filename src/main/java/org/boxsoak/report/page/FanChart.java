package org.boxsoak.report.page;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.boxsoak.report.ForecastStory;
import org.boxsoak.report.Point;
import org.boxsoak.report.RunStory;

/** The forecast: what was measured, and the fan of what is to come, down to the floor. */
final class FanChart {
    private FanChart() {}

    static Markup draw(RunStory story, ForecastStory forecast, Canvas canvas) {
        ChartSize size = canvas.size();
        List<ForecastStory.Step> fan = forecast.fan();
        Duration end = TimelineChart.end(story);
        if (!fan.isEmpty() && fan.get(fan.size() - 1).at().compareTo(end) > 0) {
            end = fan.get(fan.size() - 1).at();
        }
        Scale time = TimelineChart.time(end, size);
        TimeAxis axis = new TimeAxis(story.title(), end, size);
        Ticks ticks = ticks(forecast);
        Legend legend = new Legend(size, forecast.what());
        legend.add("line s1", "measured");
        legend.add("line s1 ahead", "forecast, median");
        legend.add("swatch fan", "5 % to 95 %");
        double plot = size == ChartSize.WIDE ? 200 : 150;
        Markup svg = canvas.open(
                legend.height() + plot + axis.height(), "Forecast: " + forecast.what(), forecast.sentence());
        legend.draw(svg, 0);
        Frame frame = ticks.frame(time, legend.height(), legend.height() + plot);
        axis.drawThrough(svg, frame);
        ticks.drawLabelled(svg, frame, forecast.unit(), size);
        double[] pixels = Columns.pixels(time);
        String band = Band.path(
                pixels,
                Columns.values(points(fan, ForecastStory.Step::p05), List.of(), time, pixels),
                Columns.values(points(fan, ForecastStory.Step::p95), List.of(), time, pixels),
                frame.y());
        svg.empty("path", "class", "area fan", "d", band).line();
        svg.empty(
                        "path",
                        "class",
                        "line s1",
                        "d",
                        SeriesPath.of(forecast.history(), story.timeline().gaps(), frame))
                .line();
        svg.empty(
                        "path",
                        "class",
                        "line s1 ahead",
                        "d",
                        SeriesPath.of(points(fan, ForecastStory.Step::p50), List.of(), frame))
                .line();
        double floor = frame.y().at(forecast.floor());
        svg.empty("line", "class", "limit", "x1", frame.left(), "x2", frame.right(), "y1", floor, "y2", floor);
        String label = "exhausted at " + Values.text(forecast.unit(), forecast.floor());
        svg.leaf("text", label, "class", "limit-label", "x", frame.left() + 6, "y", floor - 5);
        axis.draw(svg, time, frame.bottom());
        return svg.close();
    }

    private static Ticks ticks(ForecastStory forecast) {
        double low = Math.min(0, forecast.floor());
        double high = Math.max(0, forecast.floor());
        for (Point point : forecast.history()) {
            if (!point.isMissing()) {
                low = Math.min(low, point.value());
                high = Math.max(high, point.value());
            }
        }
        for (ForecastStory.Step step : forecast.fan()) {
            low = Math.min(low, step.p05());
            high = Math.max(high, step.p95());
        }
        return Ticks.enclosing(forecast.unit(), low, high, 4);
    }

    private static List<Point> points(List<ForecastStory.Step> fan, ToDoubleFunction<ForecastStory.Step> value) {
        return fan.stream().map(s -> new Point(s.at(), value.applyAsDouble(s))).toList();
    }
}
