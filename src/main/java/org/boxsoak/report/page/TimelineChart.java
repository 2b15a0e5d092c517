package org.boxsoak.report.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.boxsoak.report.Marker;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.RunTitle;
import org.boxsoak.report.Timeline;
import org.boxsoak.report.TimelineSeries;

/** The run on one time axis: what happened above, one panel for every group of counters below. */
final class TimelineChart {
    private static final int BELOW_PANEL = 16;

    private final RunTitle title;
    private final Timeline timeline;
    private final Duration end;
    private final Canvas canvas;

    private TimelineChart(RunStory story, Canvas canvas) {
        this.title = story.title();
        this.timeline = story.timeline();
        this.end = end(story);
        this.canvas = canvas;
    }

    static Markup draw(RunStory story, Canvas canvas) {
        return new TimelineChart(story, canvas).draw();
    }

    /** Where time axes end: at the run's end, or at what was still seen after it. */
    static Duration end(RunStory story) {
        Duration end = story.title().duration().compareTo(Duration.ofSeconds(1)) < 0
                ? Duration.ofSeconds(1)
                : story.title().duration();
        for (Marker marker : story.timeline().markers()) {
            end = marker.at().compareTo(end) > 0 ? marker.at() : end;
        }
        for (TimelineSeries series : story.timeline().series()) {
            int size = series.points().size();
            if (size > 0 && series.points().get(size - 1).at().compareTo(end) > 0) {
                end = series.points().get(size - 1).at();
            }
        }
        return end;
    }

    static Scale time(Duration end, ChartSize size) {
        return new Scale(0, end.toMillis() / 1000.0, size.margin, size.right());
    }

    private Markup draw() {
        ChartSize size = canvas.size();
        Scale time = time(end, size);
        MarkerLane lane = new MarkerLane(timeline.markers(), time, size);
        TimeAxis axis = new TimeAxis(title, end, size);
        List<Panel> panels = panels();
        double height = lane.height() + axis.height();
        for (Panel panel : panels) {
            height += panel.headHeight() + panel.plotHeight() + BELOW_PANEL;
        }
        Markup svg = canvas.open(height, "The run on one time axis", description());
        lane.draw(svg, 0);
        double top = lane.height();
        for (Panel panel : panels) {
            panel.drawHead(svg, top);
            Frame frame = panel.frame(time, top + panel.headHeight());
            axis.drawThrough(svg, frame);
            panel.drawGrid(svg, frame);
            Gaps.draw(svg, timeline.gaps(), frame);
            lane.drawThrough(svg, frame);
            panel.drawSeries(svg, frame, timeline.gaps());
            top = frame.bottom() + BELOW_PANEL;
        }
        axis.draw(svg, time, top - BELOW_PANEL);
        return svg.close();
    }

    private List<Panel> panels() {
        Set<String> groups = timeline.series().stream()
                .map(TimelineSeries::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Panel> panels = new ArrayList<>();
        for (String group : groups) {
            panels.add(new Panel(
                    group,
                    timeline.series().stream()
                            .filter(s -> s.group().equals(group))
                            .toList(),
                    timeline.limits().stream()
                            .filter(l -> l.group().equals(group))
                            .toList(),
                    canvas.size()));
        }
        return panels;
    }

    private String description() {
        String lines = timeline.series().stream()
                .map(s -> s.group() + ", " + s.name() + ": " + Panel.change(s))
                .collect(Collectors.joining("; "));
        String events = timeline.markers().stream()
                .filter(m -> m.kind().compareTo(Marker.Kind.PLUG) > 0)
                .limit(10)
                .map(m -> m.label() + " at " + RunTimes.exact(m.at()))
                .collect(Collectors.joining("; "));
        return lines + (events.isEmpty() ? "." : ". " + events + ".");
    }
}
