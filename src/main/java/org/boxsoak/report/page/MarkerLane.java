package org.boxsoak.report.page;

import java.util.Comparator;
import java.util.List;
import org.boxsoak.report.Marker;

/** Draws what happened: labels and symbols above the panels, lines through them. */
final class MarkerLane {
    private static final int SYMBOL_ROW = 16;
    /** Marks closer than this would be a grey band that tells nothing. */
    private static final double APART = 8;

    private final List<Marker> markers;
    private final MarkerLabels labels;
    private final Scale time;
    private final ChartSize size;

    MarkerLane(List<Marker> markers, Scale time, ChartSize size) {
        this.markers =
                markers.stream().sorted(Comparator.comparing(Marker::kind)).toList();
        this.time = time;
        this.size = size;
        this.labels = new MarkerLabels(markers, time, size);
    }

    double height() {
        return markers.isEmpty() ? 0 : labels.lanes() * size.lineHeight() + SYMBOL_ROW;
    }

    void draw(Markup svg, double top) {
        double base = top + height() - SYMBOL_ROW / 2.0;
        for (MarkerLabels.Stack stack : labels.placed()) {
            drawLabels(svg, stack, base);
        }
        for (Marker marker : markers) {
            if (!marker.isDivision()) {
                svg.open("g");
                svg.leaf("title", marker.label() + " at " + RunTimes.exact(marker.at()));
                MarkerSymbol.draw(svg, marker.kind(), time.at(marker.seconds()), base);
                svg.close();
            }
        }
        svg.line();
    }

    /** The lines of the markers through one panel; workload cycles are short marks at its foot. */
    void drawThrough(Markup svg, Frame frame) {
        for (Marker.Kind kind : Marker.Kind.values()) {
            List<Marker> ofKind = markers.stream().filter(m -> m.kind() == kind).toList();
            boolean telling = kind.compareTo(Marker.Kind.PLUG) > 0;
            if (telling || ofKind.size() * APART < frame.width()) {
                ofKind.forEach(m -> drawThrough(svg, frame, kind, time.at(m.seconds())));
            }
        }
        svg.line();
    }

    private static void drawThrough(Markup svg, Frame frame, Marker.Kind kind, double x) {
        switch (kind) {
            case CYCLE -> vertical(svg, "cycle", x, frame.bottom() - 5, frame.bottom());
            case PHASE, UNPLUG, NOTE -> {
                // Their symbols say enough.
            }
            case PLUG, REBOOT, ALLOCATION_FAILURE, CRASH ->
                vertical(svg, "rule " + MarkerSymbol.style(kind), x, frame.top(), frame.bottom());
        }
    }

    private void drawLabels(Markup svg, MarkerLabels.Stack stack, double base) {
        int lines = stack.lines().size();
        double bottom = base - SYMBOL_ROW / 2.0 - stack.lane() * size.lineHeight();
        vertical(svg, "leader", stack.x(), bottom - lines * size.lineHeight() + 5, base);
        for (int i = 0; i < lines; i++) {
            Marker marker = stack.lines().get(i);
            double y = bottom - (lines - 1 - i) * size.lineHeight() - 5;
            MarkerSymbol.draw(svg, marker.kind(), stack.left() + 5, y - size.font * 0.33);
            svg.leaf(
                    "text",
                    marker.label(),
                    "class",
                    "label " + MarkerSymbol.style(marker.kind()),
                    "x",
                    stack.left() + 14,
                    "y",
                    y);
        }
    }

    private static void vertical(Markup svg, String style, double x, double top, double bottom) {
        svg.empty("line", "class", style, "x1", x, "x2", x, "y1", top, "y2", bottom);
    }
}
