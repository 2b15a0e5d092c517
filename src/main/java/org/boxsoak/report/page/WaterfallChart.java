package org.boxsoak.report.page;

import java.util.List;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.OwnersStory;
import org.boxsoak.report.Unit;

/** What free memory loses an hour, and which shares of the RAM gain it, each bar beginning where the one before ends. */
final class WaterfallChart {
    private static final int ROW = 24;
    private static final int MOST_ROWS = 9;
    /** What moves less than this share of the largest is not worth a row. */
    private static final double LEAST = 0.005;

    private WaterfallChart() {}

    static Markup draw(List<OwnersStory.Slope> slopes, Canvas canvas) {
        double largest = slopes.stream()
                .mapToDouble(s -> Math.abs(s.growth().bytesPerHour()))
                .max()
                .orElse(0);
        List<OwnersStory.Slope> rows = slopes.stream()
                .filter(s -> Math.abs(s.growth().bytesPerHour()) >= LEAST * largest)
                .limit(MOST_ROWS)
                .toList();
        double low = 0;
        double high = 0;
        double at = 0;
        for (OwnersStory.Slope row : rows) {
            at += row.growth().bytesPerHour();
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        double names = canvas.size() == ChartSize.NARROW ? 120 : 210;
        double room = canvas.size().right() - names - (canvas.size() == ChartSize.NARROW ? 90 : 230);
        double scale = high > low ? room / (high - low) : 0;
        Markup svg = canvas.open((rows.size() + 0.5) * ROW, "Gain and loss an hour, by share of the RAM", words(rows));
        at = 0;
        for (int i = 0; i < rows.size(); i++) {
            CacheStory.Growth growth = rows.get(i).growth();
            double from = names + (at - low) * scale;
            at += growth.bytesPerHour();
            double to = names + (at - low) * scale;
            double y = i * ROW + 4.0;
            svg.leaf("text", rows.get(i).name(), "class", "end", "x", names - 8, "y", y + 14);
            svg.empty(
                    "rect",
                    "class",
                    growth.bytesPerHour() < 0 ? "area a1" : "area a2",
                    "x",
                    Math.min(from, to),
                    "y",
                    y,
                    "width",
                    Math.max(1, Math.abs(to - from)),
                    "height",
                    ROW - 6);
            svg.leaf("text", figure(growth, canvas.size()), "class", "axis", "x", Math.max(from, to) + 6, "y", y + 14)
                    .line();
        }
        return svg.close();
    }

    private static String figure(CacheStory.Growth growth, ChartSize size) {
        String rate = Values.text(Unit.BYTES, growth.bytesPerHour());
        return size == ChartSize.NARROW
                ? rate
                : rate + " (" + Values.text(Unit.BYTES, growth.low()) + " to " + Values.text(Unit.BYTES, growth.high())
                        + ")";
    }

    private static String words(List<OwnersStory.Slope> rows) {
        StringBuilder words = new StringBuilder();
        rows.forEach(r -> words.append(r.name())
                .append(' ')
                .append(Values.text(Unit.BYTES, r.growth().bytesPerHour()))
                .append(" an hour; "));
        return words.toString();
    }
}
