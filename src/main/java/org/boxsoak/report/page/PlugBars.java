package org.boxsoak.report.page;

import java.time.Duration;
import java.util.List;
import org.boxsoak.report.Marker;
import org.boxsoak.report.PlugStory;
import org.boxsoak.report.Unit;

/** One bar a plug: how long until the interface was up again; a plug that never came back is a cross. */
final class PlugBars {
    private static final int PLOT = 110;

    private PlugBars() {}

    static Markup draw(List<PlugStory> plugs, Canvas canvas) {
        ChartSize size = canvas.size();
        Legend legend = new Legend(size, "Ready after the plug, in seconds");
        legend.add("swatch a1", "came back");
        legend.add("swatch bad", "not as the plan demands");
        Ticks ticks = Ticks.enclosing(
                Unit.COUNT,
                0,
                plugs.stream().mapToDouble(PlugBars::seconds).max().orElse(1),
                3);
        Scale places = new Scale(0.5, plugs.size() + 0.5, size.margin, size.right());
        Frame frame = ticks.frame(places, legend.height() + 8, legend.height() + 8 + PLOT);
        long good = plugs.stream().filter(PlugStory::good).count();
        Markup svg = canvas.open(
                frame.bottom() + size.lineHeight() + 6,
                "How long the device took to come back after each plug",
                good + " of " + plugs.size() + " plugs came back as the plan demands.");
        legend.draw(svg, 0);
        ticks.drawLabelled(svg, frame, Unit.COUNT, size);
        double pitch = frame.width() / plugs.size();
        double width = Math.max(0.8, Math.min(40, pitch * 0.7));
        int every = (int) Math.ceil(size.textWidth("000") * 1.4 / pitch);
        for (int i = 0; i < plugs.size(); i++) {
            drawBar(svg, plugs.get(i), places.at(i + 1), width, frame);
            if (i % every == 0) {
                double y = frame.bottom() + size.lineHeight();
                svg.leaf("text", "" + plugs.get(i).number(), "class", "axis mid", "x", places.at(i + 1), "y", y);
            }
        }
        svg.leaf("text", "plug", "class", "axis", "x", 0, "y", frame.bottom() + size.lineHeight());
        return svg.close();
    }

    private static void drawBar(Markup svg, PlugStory plug, double x, double width, Frame frame) {
        Duration ready = plug.ready();
        svg.open("g").leaf("title", "plug " + plug.number() + ": " + plug.remark());
        if (ready == null) {
            MarkerSymbol.draw(svg, Marker.Kind.ALLOCATION_FAILURE, x, frame.bottom() - 8);
        } else {
            double top = frame.y().at(seconds(plug));
            String style = plug.good() ? "area a1" : "area bad";
            svg.empty(
                    "rect",
                    "class",
                    style,
                    "x",
                    x - width / 2,
                    "y",
                    top,
                    "width",
                    width,
                    "height",
                    frame.bottom() - top);
        }
        svg.close().line();
    }

    private static double seconds(PlugStory plug) {
        Duration ready = plug.ready();
        return ready == null ? 0 : ready.toMillis() / 1000.0;
    }
}
