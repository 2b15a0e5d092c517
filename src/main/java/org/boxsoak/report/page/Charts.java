package org.boxsoak.report.page;

import java.util.Map;
import java.util.TreeMap;
import org.boxsoak.report.ForecastStory;
import org.boxsoak.report.RunStory;

/** The charts of a run as SVG files of their own, which carry their style and need nothing else. */
public final class Charts {
    private Charts() {}

    /** Everything that can be drawn of this run: file name (without {@code .svg}) to SVG text, in order of name. */
    public static Map<String, String> all(RunStory story) {
        Map<String, String> charts = new TreeMap<>();
        if (!story.timeline().series().isEmpty()) {
            charts.put("timeline", text(TimelineChart.draw(story, canvas("timeline"))));
        }
        if (!PageTypeRows.of(story.memory().pageTypes()).isEmpty()) {
            charts.put("page-types", text(HeatMap.draw(story, canvas("page-types"))));
        }
        if (story.plugs().size() > 1) {
            charts.put("plugs", text(PlugBars.draw(story.plugs(), canvas("plugs"))));
        }
        if (!story.memory().account().isEmpty()) {
            charts.put("account", text(StackedChart.draw(story, canvas("account"))));
        }
        ForecastStory forecast = story.memory().forecast();
        if (forecast != null) {
            charts.put("forecast", text(FanChart.draw(story, forecast, canvas("forecast"))));
        }
        return charts;
    }

    private static Canvas canvas(String id) {
        return new Canvas(id, ChartSize.WIDE, true);
    }

    private static String text(Markup svg) {
        return svg + "\n";
    }
}
