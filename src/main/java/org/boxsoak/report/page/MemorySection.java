package org.boxsoak.report.page;

import java.time.Duration;
import java.util.List;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.ForecastStory;
import org.boxsoak.report.PageTypeText;
import org.boxsoak.report.Point;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.Unit;
import org.jspecify.annotations.Nullable;

/** The memory behind the verdict: page types, slab caches, the account of the RAM, the forecast. */
final class MemorySection {
    private static final int MOST_CACHES = 10;
    private static final int LONGEST_TEXT = 20_000;

    private MemorySection() {}

    static void addPageTypes(Markup page, RunStory story) {
        if (story.memory().pageTypes().isEmpty() && story.memory().texts().isEmpty()) {
            return;
        }
        page.open("section", "id", "page-types")
                .leaf("h2", "Free blocks by page type")
                .line();
        if (!PageTypeRows.of(story.memory().pageTypes()).isEmpty()) {
            String caption =
                    "Rows are orders, 0 at the bottom. Above the dashed line lie the blocks of order 4 and more that a"
                            + " 64 KiB request needs. CMA never serves an unmovable request.";
            Figure.add(page, canvas -> HeatMap.draw(story, canvas), "page-types-chart", caption);
        }
        for (PageTypeText text : story.memory().texts()) {
            page.open("details")
                    .leaf("summary", "/proc/pagetypeinfo " + text.label() + " (" + RunTimes.exact(text.at()) + ")");
            page.leaf("pre", VisibleText.bounded(text.text(), LONGEST_TEXT, "samples/"), "tabindex", "0");
            page.close().line();
        }
        page.close().line();
    }

    static void addCaches(Markup page, RunStory story, Duration end) {
        List<CacheStory> caches = story.memory().caches();
        if (caches.isEmpty()) {
            return;
        }
        page.open("section", "id", "slab").leaf("h2", "Slab caches").line();
        Tables.open(page, "slab caches", "cache", "over the run", "at start", "at end", "per hour (90 %)", "remark");
        for (CacheStory cache : caches.subList(0, Math.min(MOST_CACHES, caches.size()))) {
            page.open("tr")
                    .open("th", "scope", "row")
                    .leaf("code", VisibleText.name(cache.name()))
                    .close();
            page.open("td")
                    .insert(Sparkline.draw(
                            cache.name(), cache.points(), story.timeline().gaps(), end))
                    .close();
            page.leaf("td", size(cache.points(), true)).leaf("td", size(cache.points(), false));
            page.leaf("td", growth(cache.growth())).leaf("td", cache.remark(), "class", "words");
            page.close().line();
        }
        Tables.close(page);
        page.close().line();
    }

    static void addAccount(Markup page, RunStory story) {
        if (story.memory().account().isEmpty()) {
            return;
        }
        page.open("section", "id", "account").leaf("h2", "Where the RAM is").line();
        Figure.add(page, canvas -> StackedChart.draw(story, canvas), "account-chart", "");
        page.close().line();
    }

    static void addForecast(Markup page, RunStory story) {
        ForecastStory forecast = story.memory().forecast();
        if (forecast == null) {
            return;
        }
        page.open("section", "id", "forecast")
                .leaf("h2", "If it went on like this")
                .line();
        Figure.add(page, canvas -> FanChart.draw(story, forecast, canvas), "forecast-chart", forecast.sentence());
        page.close().line();
    }

    private static String size(List<Point> points, boolean first) {
        List<Point> seen = points.stream().filter(p -> !p.isMissing()).toList();
        return seen.isEmpty()
                ? "–"
                : Values.text(Unit.BYTES, seen.get(first ? 0 : seen.size() - 1).value());
    }

    private static String growth(CacheStory.@Nullable Growth growth) {
        return growth == null
                ? "–"
                : signed(growth.bytesPerHour()) + " (" + signed(growth.low()) + " to " + signed(growth.high()) + ")";
    }

    private static String signed(double bytes) {
        return (bytes > 0 ? "+" : "") + Values.text(Unit.BYTES, bytes);
    }
}
