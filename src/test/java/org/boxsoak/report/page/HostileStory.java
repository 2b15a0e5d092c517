package org.boxsoak.report.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Verdict;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.ForecastStory;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Limit;
import org.boxsoak.report.LogExcerpt;
import org.boxsoak.report.Marker;
import org.boxsoak.report.MeasureStory;
import org.boxsoak.report.MemoryStory;
import org.boxsoak.report.PageTypeSnapshot;
import org.boxsoak.report.PageTypeText;
import org.boxsoak.report.PlugStory;
import org.boxsoak.report.Point;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.RunTitle;
import org.boxsoak.report.Sources;
import org.boxsoak.report.Timeline;
import org.boxsoak.report.TimelineSeries;
import org.boxsoak.report.Unit;

/** A run in which every text is the same hostile one. */
public final class HostileStory {
    private HostileStory() {}

    public static RunStory of(String text) {
        Duration second = Duration.ofSeconds(1);
        List<Point> points = List.of(new Point(Duration.ZERO, 1), new Point(second, 2));
        TimelineSeries series = new TimelineSeries(text, Unit.COUNT, text, points);
        PlugStory plug = new PlugStory(1, null, second, second, null, false, text);
        return new RunStory(
                new RunTitle(text, text, text, text, text, Instant.EPOCH, ZoneOffset.UTC, second),
                new Verdict(
                        Outcome.BOX_FAILED,
                        List.of(new CheckResult(text, Outcome.BOX_FAILED, true, text, List.of(text))),
                        text),
                new Timeline(
                        List.of(series),
                        List.of(new Limit(text, text, 3)),
                        List.of(new Marker(second, Marker.Kind.NOTE, text)),
                        List.of(new Gap(Duration.ZERO, second, text))),
                new MemoryStory(
                        List.of(new PageTypeSnapshot(second, List.of(new PageTypeSnapshot.Row(text, List.of(1L, 2L))))),
                        List.of(new PageTypeText(text, second, text)),
                        List.of(new CacheStory(text, points, null, text)),
                        List.of(series),
                        new ForecastStory(text, Unit.COUNT, points, List.of(), 0, text)),
                List.of(plug, plug),
                List.of(new MeasureStory(text, text, Outcome.BOX_FAILED, 3, 2, 1, text, text)),
                List.of(new LogExcerpt(text, text, List.of(new LogExcerpt.Line(1, second, text, true)))),
                new Sources(
                        List.of(new Sources.RawFile(text, text)),
                        List.of(new Sources.Fact(text, text)),
                        List.of(new Sources.Fact(text, text))));
    }
}
