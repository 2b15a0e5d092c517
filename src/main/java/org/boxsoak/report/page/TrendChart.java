package org.boxsoak.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.TrendStory;
import org.jspecify.annotations.Nullable;

/** The nights side by side: leak rates by counter, the supply of order-4 blocks, plugs and reboots. */
final class TrendChart {
    private static final double BELOW_PANEL = 14;

    private TrendChart() {}

    static Markup draw(TrendStory story, Canvas canvas) {
        ChartSize size = canvas.size();
        List<TrendStory.Night> nights = story.nights();
        NightAxis axis = new NightAxis(nights, size);
        List<NightPanel> bars = bars(nights, size);
        List<RatePanel> rates =
                story.rates().stream().map(r -> new RatePanel(story, r, size)).toList();
        double height = axis.buildsHeight() + axis.datesHeight();
        for (NightPanel panel : bars) {
            height += panel.height() + BELOW_PANEL;
        }
        for (RatePanel panel : rates) {
            height += panel.headHeight() + RatePanel.height(size) + BELOW_PANEL;
        }
        Markup svg = canvas.open(height, "The nights side by side", description(story));
        axis.drawBuilds(svg, 0);
        double top = axis.buildsHeight();
        for (NightPanel panel : bars) {
            panel.draw(svg, top, axis);
            top += panel.height() + BELOW_PANEL;
        }
        for (RatePanel panel : rates) {
            panel.draw(svg, top, axis);
            top += panel.headHeight() + RatePanel.height(size) + BELOW_PANEL;
        }
        axis.drawDates(svg, top - BELOW_PANEL);
        return svg.close();
    }

    private static List<NightPanel> bars(List<TrendStory.Night> nights, ChartSize size) {
        return List.of(
                new NightPanel(
                        nights, size, "Order-4 blocks usable at the end", f -> last(f.order4Usable()), f -> 0, "", ""),
                new NightPanel(
                        nights,
                        size,
                        "Plugs",
                        f -> f.plugs().made(),
                        f -> f.plugs().made() - f.plugs().cameBack(),
                        "survived",
                        "did not come back"),
                new NightPanel(nights, size, "Reboots", f -> f.reboots(), f -> f.reboots(), "", "reboots"));
    }

    private static double last(RunFigures.@Nullable Course course) {
        return course == null ? Double.NaN : course.last();
    }

    private static String description(TrendStory story) {
        String changes = story.rates().stream()
                .flatMap(r -> r.changes().stream().map(c -> r.series() + " " + RatePanel.words(c)))
                .collect(Collectors.joining("; "));
        return story.nights().size() + " nights. "
                + (changes.isEmpty() ? "No leak rate has changed." : "Changed: " + changes + ".");
    }
}
