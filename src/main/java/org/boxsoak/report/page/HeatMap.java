package org.boxsoak.report.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.boxsoak.report.PageTypeSnapshot;
import org.boxsoak.report.RunStory;

/** Free blocks over time: one panel a page type, one row an order, the darker the more; an empty field is an empty list. */
final class HeatMap {
    /** The least number of blocks of each shade but the empty one. */
    private static final long[] SHADES = {1, 3, 10, 30, 100, 300};

    private static final int ROW = 12;
    private static final int BELOW_PANEL = 12;
    private static final int COLUMN = 4;
    private static final int HIGH_ORDER = 4;

    private final RunStory story;
    private final List<PageTypeSnapshot> snapshots;
    private final Canvas canvas;
    private final Scale time;
    private final Duration end;
    /** Where each snapshot begins: a few share one column. */
    private final double[] columns;

    private HeatMap(RunStory story, Canvas canvas) {
        this.story = story;
        this.snapshots = story.memory().pageTypes();
        this.canvas = canvas;
        this.end = TimelineChart.end(story);
        this.time = TimelineChart.time(end, canvas.size());
        this.columns = snapshots.stream()
                .mapToDouble(s -> time.at(s.at().toMillis() / 1000.0))
                .map(x -> time.from() + Math.floor((x - time.from()) / COLUMN) * COLUMN)
                .toArray();
    }

    static Markup draw(RunStory story, Canvas canvas) {
        return new HeatMap(story, canvas).draw();
    }

    private Markup draw() {
        ChartSize size = canvas.size();
        List<PageTypeRows> types = PageTypeRows.of(snapshots);
        TimeAxis axis = new TimeAxis(story.title(), end, size);
        double key = size.lineHeight() + 8.0;
        double height = key + axis.height();
        for (PageTypeRows type : types) {
            height += size.lineHeight() + 4.0 + type.orders() * ROW + BELOW_PANEL;
        }
        String description = types.stream()
                .map(t -> t.type() + ", order " + HIGH_ORDER + " and above: " + t.change(HIGH_ORDER))
                .collect(Collectors.joining("; ", "", "."));
        Markup svg = canvas.open(height, "Free blocks by page type and order over the run", description);
        drawKey(svg);
        double top = key;
        for (PageTypeRows type : types) {
            top += size.lineHeight() + 4.0;
            svg.leaf("text", type.type(), "class", "panel-title", "x", 0, "y", top - 7);
            svg.leaf(
                    "text",
                    "order ≥ " + HIGH_ORDER + ":  " + type.change(HIGH_ORDER)
                            + (size == ChartSize.NARROW ? "" : "  in units of order 4"),
                    "class",
                    "legend",
                    "x",
                    size.textWidth("HighAtomic") * 1.2 + 8,
                    "y",
                    top - 7);
            drawType(svg, type, top);
            Frame frame = Frame.of(time, 0, 1, top, top + type.orders() * ROW);
            Gaps.draw(svg, story.timeline().gaps(), frame);
            top = frame.bottom() + BELOW_PANEL;
        }
        axis.draw(svg, time, top - BELOW_PANEL);
        return svg.close();
    }

    private void drawKey(Markup svg) {
        ChartSize size = canvas.size();
        double x = 0;
        double y = size.lineHeight() - 5.0;
        svg.leaf("text", "free blocks", "class", "legend", "x", 0, "y", y);
        x += size.textWidth("free blocks") + 6;
        for (int shade = 0; shade <= SHADES.length; shade++) {
            String label = shade == 0 ? "0" : shade == SHADES.length ? SHADES[shade - 1] + "+" : "" + SHADES[shade - 1];
            svg.empty("rect", "class", "h key h" + shade, "x", x, "y", y - 10, "width", 13, "height", 11);
            svg.leaf("text", label, "class", "axis", "x", x + 16, "y", y);
            x += 16 + size.textWidth(label) + (size == ChartSize.NARROW ? 7 : 12);
        }
        svg.line();
    }

    private void drawType(Markup svg, PageTypeRows type, double top) {
        double width = time.to() - time.from();
        double height = type.orders() * ROW;
        svg.empty("rect", "class", "h h0", "x", time.from(), "y", top, "width", width, "height", height);
        List<PathText> shades = new ArrayList<>();
        for (int shade = 0; shade <= SHADES.length; shade++) {
            shades.add(new PathText());
        }
        for (int order = 0; order < type.orders(); order++) {
            double y = top + (type.orders() - 1 - order) * ROW;
            drawRow(shades, type, order, y);
            if (order % 2 == 0) {
                svg.leaf("text", "" + order, "class", "axis end", "x", time.from() - 6, "y", y + ROW - 2);
            }
        }
        for (int shade = 1; shade <= SHADES.length; shade++) {
            if (!shades.get(shade).isEmpty()) {
                svg.empty("path", "class", "h h" + shade, "d", shades.get(shade).toString())
                        .line();
            }
        }
        double line = top + (type.orders() - HIGH_ORDER) * ROW;
        if (line > top) {
            svg.empty("line", "class", "high-order", "x1", time.from(), "x2", time.to(), "y1", line, "y2", line);
        }
    }

    /** Draws runs of one shade; within a few pixels the least number counts, since that is what a request meets. */
    private void drawRow(List<PathText> shades, PageTypeRows type, int order, double y) {
        int shade = 0;
        double from = time.from();
        for (int i = 0; i < snapshots.size(); ) {
            double x = columns[i];
            long least = Long.MAX_VALUE;
            while (i < snapshots.size() && columns[i] == x) {
                least = Math.min(least, type.blocks(i, order));
                i++;
            }
            int next = shade(least);
            if (next != shade) {
                fill(shades.get(shade), from, x, y);
                shade = next;
                from = x;
            }
        }
        fill(shades.get(shade), from, time.to(), y);
    }

    private static void fill(PathText path, double from, double to, double y) {
        if (to > from) {
            path.move(from, y);
            path.line(to, y);
            path.line(to, y + ROW - 1);
            path.line(from, y + ROW - 1);
            path.closeShape();
        }
    }

    private static int shade(long blocks) {
        int shade = 0;
        while (shade < SHADES.length && blocks >= SHADES[shade]) {
            shade++;
        }
        return shade;
    }
}
