package org.boxsoak.report.page;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;
import org.boxsoak.report.Unit;

/** One figure of each night as a bar, with a part of it in the colour of failure. */
final class NightPanel {
    private static final double HEIGHT = 84;

    private final List<TrendStory.Night> nights;
    private final ChartSize size;
    private final Legend legend;
    private final ToDoubleFunction<RunFigures> whole;
    private final ToDoubleFunction<RunFigures> bad;
    private final Ticks ticks;

    /**
     * @param whole the bar's height; NaN where the night has none
     * @param bad the part of it that failed, on top
     */
    NightPanel(
            List<TrendStory.Night> nights,
            ChartSize size,
            String title,
            ToDoubleFunction<RunFigures> whole,
            ToDoubleFunction<RunFigures> bad,
            String goodWord,
            String badWord) {
        this.nights = nights;
        this.size = size;
        this.whole = whole;
        this.bad = bad;
        this.legend = new Legend(size, title);
        if (!goodWord.isEmpty()) {
            legend.add("swatch a1", goodWord);
        }
        if (!badWord.isEmpty()) {
            legend.add("swatch bad", badWord);
        }
        double most = nights.stream()
                .map(TrendStory.Night::figures)
                .mapToDouble(whole)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        this.ticks = Ticks.enclosing(Unit.COUNT, 0, Math.max(1, most), 3);
    }

    double height() {
        return legend.height() + HEIGHT;
    }

    void draw(Markup svg, double top, NightAxis axis) {
        legend.draw(svg, top);
        Frame frame = ticks.frame(axis.places(), top + legend.height(), top + legend.height() + HEIGHT);
        axis.drawThrough(svg, frame);
        ticks.drawLabelled(svg, frame, Unit.COUNT, size);
        double width = Math.max(0.8, Math.min(26, axis.pitch() * 0.7));
        for (int i = 0; i < nights.size(); i++) {
            RunFigures figures = nights.get(i).figures();
            double all = whole.applyAsDouble(figures);
            if (Double.isFinite(all)) {
                double failed = bad.applyAsDouble(figures);
                svg.open("g").leaf("title", figures.run() + ": " + Values.text(Unit.COUNT, all));
                bar(svg, "area a1", axis.at(i), width, frame.y().at(all - failed), frame.bottom());
                bar(
                        svg,
                        "area bad",
                        axis.at(i),
                        width,
                        frame.y().at(all),
                        frame.y().at(all - failed));
                svg.close();
            }
        }
        svg.line();
    }

    private static void bar(Markup svg, String style, double x, double width, double top, double bottom) {
        if (bottom - top > 0.05) {
            svg.empty("rect", "class", style, "x", x - width / 2, "y", top, "width", width, "height", bottom - top);
        }
    }
}
