package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.boxsoak.report.Gap;
import org.boxsoak.report.Point;
import org.junit.jupiter.api.Test;

class SeriesPathTests {
    /** One pixel a second, one pixel a unit. */
    private static final Frame FRAME = Frame.of(new Scale(0, 1000, 0, 1000), 0, 100, 0, 100);

    @Test
    void few_points_are_drawn_as_they_are() {
        assertThat(path(List.of(), 0, 10, 30)).isEqualTo("M0 100l1-10l1-20");
    }

    @Test
    void a_flat_stretch_is_one_segment() {
        assertThat(path(List.of(), 5, 5, 5, 5, 5, 9)).isEqualTo("M0 95h4l1-4");
    }

    @Test
    void a_missing_value_interrupts_the_line() {
        assertThat(path(List.of(), 1, 2, Double.NaN, 4, 5)).isEqualTo("M0 99l1-1M3 96l1-1");
    }

    @Test
    void a_value_between_two_missing_ones_is_a_dot() {
        assertThat(path(List.of(), Double.NaN, 2, Double.NaN)).isEqualTo("M1 98h0");
    }

    @Test
    void a_gap_interrupts_the_line_although_no_value_is_missing() {
        Gap gap = new Gap(Duration.ofMillis(1200), Duration.ofMillis(1800), "adb");

        assertThat(path(List.of(gap), 1, 2, 3, 4)).isEqualTo("M0 99l1-1M2 97l1-1");
    }

    @Test
    void within_a_pixel_the_extremes_survive() {
        List<Point> points = new ArrayList<>();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 100_000; i++) {
            points.add(new Point(Duration.ofMillis(i * 10L), 40 + random.nextInt(20)));
        }
        points.set(51_234, new Point(points.get(51_234).at(), 99));
        points.set(77_777, new Point(points.get(77_777).at(), 1));

        String path = SeriesPath.of(points, List.of(), FRAME);

        assertThat(heights(path)).contains(1.0, 99.0);
        assertThat(path.length())
                .as("characters for 100 000 points on 1000 pixels")
                .isLessThan(60_000);
    }

    @Test
    void no_points_give_no_path() {
        assertThat(SeriesPath.of(List.of(), List.of(), FRAME)).isEmpty();
    }

    private static String path(List<Gap> gaps, double... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(Duration.ofSeconds(i), values[i]));
        }
        return SeriesPath.of(points, gaps, FRAME);
    }

    /** Walks the path and collects the heights that it visits. */
    private static List<Double> heights(String path) {
        List<Double> heights = new ArrayList<>();
        double y = 0;
        var step = Pattern.compile("([Mlh])(-?[0-9.]+)(?:\\s?(-?[0-9.]+))?").matcher(path);
        while (step.find()) {
            if (!step.group(1).equals("h")) {
                double value = Double.parseDouble(step.group(3));
                y = step.group(1).equals("M") ? value : y + value;
                heights.add(Math.round((100 - y) * 10) / 10.0);
            }
        }
        return heights;
    }
}
