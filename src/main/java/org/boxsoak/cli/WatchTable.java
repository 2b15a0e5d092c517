package org.boxsoak.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.leak.LeakJudge;
import org.boxsoak.leak.LeakQuestion;

/** A table that is drawn over itself: each figure now, how it moved, and when the order-4 supply would be gone. */
final class WatchTable implements WatchView {
    /** Older points are thinned out: a night on a terminal must not fill the memory. */
    private static final int MOST_POINTS = 2000;

    private static final double FORECAST_EVERY_SECONDS = 30;
    private static final int NOTES = 4;

    private final PrintWriter out;
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String forecast = "forecast: too early to say";
    private double forecastAt;
    private int drawn;

    WatchTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(double seconds, Map<String, Double> figures) {
        figures.forEach(
                (name, value) -> tracks.computeIfAbsent(name, n -> new Track()).add(seconds, value));
        if (seconds - forecastAt >= FORECAST_EVERY_SECONDS) {
            forecastAt = seconds;
            forecast = "forecast: " + forecast();
        }
        draw(seconds);
    }

    @Override
    public void note(String text) {
        notes.add(text);
        if (notes.size() > NOTES) {
            notes.remove(0);
        }
    }

    private void draw(double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-28s %14s %14s %14s %14s", clock(seconds), "now", "since start", "least", "most"));
        tracks.forEach((name, track) -> lines.add(String.format(
                Locale.ROOT,
                "%-28s %14s %14s %14s %14s",
                name,
                shown(name, track.now),
                (track.now >= track.first ? "+" : "") + shown(name, track.now - track.first),
                shown(name, track.least),
                shown(name, track.most))));
        lines.add(forecast);
        lines.addAll(notes);
        // ECMA-48: cursor up so many lines, then erase to the end of the screen.
        out.print(drawn == 0 ? "" : "\u001b[" + drawn + "A\u001b[J");
        lines.forEach(out::println);
        out.flush();
        drawn = lines.size();
    }

    private String forecast() {
        Track usable = tracks.get(WatchFigures.USABLE);
        if (usable == null || usable.points.size() < 2) {
            return "needs /proc/pagetypeinfo, which needs root: run 'adb root'";
        }
        double[] at = usable.points.stream().mapToDouble(p -> p[0]).toArray();
        double[] values = usable.points.stream().mapToDouble(p -> p[1]).toArray();
        var judged = LeakJudge.judge(
                        CounterSeries.of(WatchFigures.USABLE, at, values), new LeakQuestion(true, null, 0.0))
                .forecast();
        return judged == null ? "the order-4 supply is not judged yet" : judged.why();
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String shown(String name, double value) {
        return name.startsWith("order-4")
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f MiB", value / (1 << 20));
    }

    /** One figure over the time. */
    private static final class Track {
        private final List<double[]> points = new ArrayList<>();
        private double first;
        private double now;
        private double least;
        private double most;

        void add(double seconds, double value) {
            boolean isFirst = points.isEmpty();
            first = isFirst ? value : first;
            least = isFirst ? value : Math.min(least, value);
            most = isFirst ? value : Math.max(most, value);
            now = value;
            points.add(new double[] {seconds, value});
            if (points.size() > MOST_POINTS) {
                for (int i = points.size() - 2; i > 0; i -= 2) {
                    points.remove(i);
                }
            }
        }
    }
}
