package org.boxsoak.report.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.boxsoak.report.TrendStory;

/** The nights side by side: where each stands, its date, and the build that ran. */
final class NightAxis {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int LONGEST_BUILD = 26;

    private final List<TrendStory.Night> nights;
    private final ChartSize size;
    private final Scale places;

    NightAxis(List<TrendStory.Night> nights, ChartSize size) {
        this.nights = nights;
        this.size = size;
        this.places = new Scale(-0.5, nights.size() - 0.5, size.margin, size.right());
    }

    Scale places() {
        return places;
    }

    double at(int night) {
        return places.at(night);
    }

    /** How wide one night may be drawn. */
    double pitch() {
        return (places.to() - places.from()) / nights.size();
    }

    double buildsHeight() {
        return size.lineHeight() + 6.0;
    }

    double datesHeight() {
        return size.lineHeight() + 6.0;
    }

    /** The builds above the panels, each where it first ran and as far as there is room. */
    void drawBuilds(Markup svg, double top) {
        double y = top + size.lineHeight() - 4;
        svg.leaf("text", "build", "class", "axis", "x", 0, "y", y);
        double free = 0;
        for (int i = 0; i < nights.size(); i++) {
            String name = shortened(build(i));
            double x = places.at(i - 0.5) + 3;
            double width = size.textWidth(name);
            if (startsBuild(i) && x >= free) {
                boolean fits = x + width <= size.width;
                svg.leaf("text", name, "class", fits ? "axis" : "axis end", "x", fits ? x : size.width, "y", y);
                free = x + width + 12;
            }
        }
        svg.line();
    }

    /** A line through a panel where another build begins. */
    void drawThrough(Markup svg, Frame frame) {
        for (int i = 1; i < nights.size(); i++) {
            if (startsBuild(i)) {
                double x = places.at(i - 0.5);
                svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", frame.top(), "y2", frame.bottom());
            }
        }
    }

    void drawDates(Markup svg, double top) {
        double y = top + size.lineHeight();
        int every = Math.max(1, (int) Math.ceil(size.textWidth("30 Sep") * 1.3 / pitch()));
        svg.leaf("text", "night", "class", "axis", "x", 0, "y", y);
        for (int i = 0; i < nights.size(); i += every) {
            String day = DAY.format(nights.get(i).figures().start().atZone(ZoneOffset.UTC));
            svg.leaf("text", day, "class", "axis mid", "x", places.at(i), "y", y);
        }
        svg.line();
    }

    private boolean startsBuild(int night) {
        return night == 0 || !build(night).equals(build(night - 1));
    }

    private String build(int night) {
        return nights.get(night).figures().build();
    }

    /** The end of a build's name tells it from its neighbours. */
    static String shortened(String build) {
        return build.length() <= LONGEST_BUILD ? build : "…" + build.substring(build.length() - LONGEST_BUILD);
    }
}
