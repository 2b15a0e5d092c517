package org.boxsoak.report.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.TimelineSeries;
import org.boxsoak.report.Unit;

/** Where the RAM is: the layers of the account, one upon the other. */
final class StackedChart {
    private static final int COLOURS = 9;

    private StackedChart() {}

    static Markup draw(RunStory story, Canvas canvas) {
        ChartSize size = canvas.size();
        List<TimelineSeries> layers = story.memory().account();
        Duration end = TimelineChart.end(story);
        Scale time = TimelineChart.time(end, size);
        TimeAxis axis = new TimeAxis(story.title(), end, size);
        double[] pixels = Columns.pixels(time);
        List<double[]> tops = tops(story, layers, time, pixels);
        Unit unit = layers.get(0).unit();
        Ticks ticks = Ticks.enclosing(unit, 0, greatest(tops), 5);
        Legend legend = new Legend(size, layers.get(0).group());
        for (int i = layers.size() - 1; i >= 0; i--) {
            legend.add("swatch a" + colour(i), layers.get(i).name() + "  " + Panel.change(layers.get(i)));
        }
        double plot = size == ChartSize.WIDE ? 260 : 200;
        Markup svg = canvas.open(
                legend.height() + plot + axis.height(),
                layers.get(0).group(),
                layers.stream().map(l -> l.name() + ": " + Panel.change(l)).collect(Collectors.joining("; ")));
        legend.draw(svg, 0);
        Frame frame = ticks.frame(time, legend.height(), legend.height() + plot);
        double[] below = new double[pixels.length];
        for (int i = 0; i < tops.size(); i++) {
            String path = Band.path(pixels, below, tops.get(i), frame.y());
            svg.empty("path", "class", "area a" + colour(i), "d", path).line();
            below = tops.get(i);
        }
        axis.drawThrough(svg, frame);
        ticks.drawLabelled(svg, frame, unit, size);
        axis.draw(svg, time, frame.bottom());
        return svg.close();
    }

    /** The upper edge of every layer; a layer that is missing somewhere leaves a gap in all of them there. */
    private static List<double[]> tops(RunStory story, List<TimelineSeries> layers, Scale time, double[] pixels) {
        List<double[]> tops = new ArrayList<>();
        double[] sum = new double[pixels.length];
        for (TimelineSeries layer : layers) {
            double[] values = Columns.values(layer.points(), story.timeline().gaps(), time, pixels);
            sum = sum.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
            tops.add(sum);
        }
        return tops;
    }

    private static double greatest(List<double[]> tops) {
        double greatest = 0;
        for (double value : tops.get(tops.size() - 1)) {
            greatest = Double.isFinite(value) ? Math.max(greatest, value) : greatest;
        }
        return greatest;
    }

    private static int colour(int index) {
        return index % COLOURS + 1;
    }
}
