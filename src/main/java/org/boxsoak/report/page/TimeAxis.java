package org.boxsoak.report.page;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.boxsoak.report.RunTitle;

/** The time axis: the run's own time, and the clock on the wall beneath it. */
final class TimeAxis {
    /** As wide as a label gets. */
    private static final String EXACT = "00:00:00";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT_CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final RunTitle title;
    private final ChartSize size;
    private final Ticks ticks;

    TimeAxis(RunTitle title, Duration end, ChartSize size) {
        this.title = title;
        this.size = size;
        this.ticks = Ticks.times(end, size.timeTicks);
    }

    double height() {
        return 2.0 * size.lineHeight() + 6;
    }

    /** Lines through a panel at every tick. */
    void drawThrough(Markup svg, Frame frame) {
        for (double seconds : ticks.values()) {
            double x = frame.x().at(seconds);
            svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", frame.top(), "y2", frame.bottom());
        }
    }

    void draw(Markup svg, Scale time, double top) {
        double first = top + size.lineHeight();
        double second = first + size.lineHeight();
        String zone =
                title.zone().getDisplayName(TextStyle.NARROW, Locale.ENGLISH).replace("Etc/", "");
        double room = size.margin - size.textWidth(EXACT) / 2 - 4;
        svg.leaf("text", "run", "class", "axis", "x", 0, "y", first);
        svg.leaf("text", size.textWidth(zone) < room ? zone : "wall", "class", "axis wall", "x", 0, "y", second);
        for (double seconds : ticks.values()) {
            Duration at = Duration.ofMillis(Math.round(seconds * 1000));
            double x = time.at(seconds);
            double half = size.textWidth(wallTime(at)) / 2;
            boolean fits = x + half <= size.width;
            String side = fits ? " mid" : " end";
            double place = fits ? x : size.width;
            svg.leaf("text", runTime(at), "class", "axis" + side, "x", place, "y", first);
            svg.leaf("text", wallTime(at), "class", "axis wall" + side, "x", place, "y", second);
        }
        svg.line();
    }

    private String runTime(Duration at) {
        return ticks.step() < 60 ? RunTimes.exact(at) : RunTimes.minutes(at);
    }

    private String wallTime(Duration at) {
        ZonedDateTime wall = title.wallTime(at);
        if (ticks.step() >= 86_400) {
            return DAY.format(wall);
        }
        return (ticks.step() < 60 ? EXACT_CLOCK : CLOCK).format(wall);
    }
}
