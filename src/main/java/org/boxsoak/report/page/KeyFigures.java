package org.boxsoak.report.page;

import java.util.List;
import org.boxsoak.report.Limit;
import org.boxsoak.report.Marker;
import org.boxsoak.report.PlugStory;
import org.boxsoak.report.Point;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.TimelineSeries;

/** The figures that tell a run in ten seconds, large; those that are bad in the colour of failure and with a word that says so. */
final class KeyFigures {
    private final RunStory story;
    private final Markup page;

    private KeyFigures(RunStory story, Markup page) {
        this.story = story;
        this.page = page;
    }

    static void add(Markup page, RunStory story) {
        new KeyFigures(story, page).add();
    }

    private void add() {
        page.open("dl", "class", "tiles", "aria-label", "key figures").line();
        course("usable", "order-4 blocks usable, first → least");
        course("free outside CMA", "free outside CMA, first → least");
        List<PlugStory> plugs = story.plugs();
        if (!plugs.isEmpty()) {
            long good = plugs.stream().filter(PlugStory::good).count();
            tile(good + " of " + plugs.size(), "plugs came back", good < plugs.size());
        }
        count(Marker.Kind.ALLOCATION_FAILURE, "refused allocations");
        count(Marker.Kind.REBOOT, "reboots");
        page.close().line();
    }

    private void course(String name, String label) {
        for (TimelineSeries series : story.timeline().series()) {
            List<Point> seen =
                    series.points().stream().filter(p -> !p.isMissing()).toList();
            if (series.name().startsWith(name) && !seen.isEmpty()) {
                double least = seen.stream().mapToDouble(Point::value).min().orElseThrow();
                boolean isBelow = story.timeline().limits().stream()
                        .filter(l -> l.group().equals(series.group()))
                        .mapToDouble(Limit::value)
                        .anyMatch(limit -> least < limit);
                String first = Values.text(series.unit(), seen.get(0).value());
                tile(first + " → " + Values.text(series.unit(), least), label, isBelow);
                return;
            }
        }
    }

    private void count(Marker.Kind kind, String label) {
        long count = story.timeline().markers().stream()
                .filter(m -> m.kind() == kind)
                .count();
        tile("" + count, label, count > 0);
    }

    private void tile(String figure, String label, boolean isBad) {
        page.open("div", "class", isBad ? "bad" : null)
                .leaf("dt", label)
                .leaf("dd", figure)
                .close()
                .line();
    }
}
