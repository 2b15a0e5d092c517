package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.boxsoak.report.MemoryStory;
import org.boxsoak.report.PageTypeSnapshot;
import org.boxsoak.report.Point;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.Timeline;
import org.boxsoak.report.TimelineSeries;
import org.boxsoak.report.Unit;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartsTests {
    private static final RunStory FAILED = RunStories.failed();
    private static final Map<String, String> CHARTS = Charts.all(FAILED);

    @Test
    void every_chart_is_well_formed_and_says_what_it_shows() {
        Map<String, String> charts = Charts.all(RunStories.passed());

        assertThat(charts).containsOnlyKeys("timeline", "page-types", "plugs", "account", "forecast");
        charts.forEach((name, svg) -> {
            Document document = Xml.parse(svg);
            assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
            assertThat(Xml.elements(document, "title").get(0).getTextContent())
                    .as(name)
                    .isNotBlank();
            assertThat(Xml.elements(document, "desc").get(0).getTextContent())
                    .as(name)
                    .isNotBlank();
            assertThat(Xml.elements(document, "script")).isEmpty();
        });
    }

    @Test
    void the_same_story_gives_the_same_chart() {
        assertThat(Charts.all(RunStories.failed())).isEqualTo(CHARTS);
    }

    @Test
    void the_timeline_draws_every_series_every_marker_and_the_limit() {
        Document timeline = Xml.parse(chart(CHARTS, "timeline"));

        assertThat(Xml.withClass(timeline, "path", "line").stream()
                        .filter(p -> p.getAttribute("d").length() > 100))
                .hasSize(FAILED.timeline().series().size());
        assertThat(Xml.withClass(timeline, "text", "limit-label"))
                .singleElement()
                .extracting(Element::getTextContent)
                .isEqualTo("plan: at least 16");
        List<String> told = Xml.elements(timeline, "g").stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(told)
                .hasSize(7 + 7 + 3)
                .contains("plug 7 at 3:00:00", "order-4 allocation failed at 3:00:03", "reboot at 3:00:09");
        // 9 cycles in each of two panels.
        assertThat(Xml.withClass(timeline, "line", "cycle")).hasSize(2 * 9);
    }

    @Test
    void the_time_axis_tells_run_time_and_wall_time() {
        Document timeline = Xml.parse(chart(CHARTS, "timeline"));

        assertThat(Xml.withClass(timeline, "text", "axis", "mid"))
                .extracting(Element::getTextContent)
                .contains("0:00", "0:30", "3:00")
                .contains("22:58", "23:28", "01:58");
    }

    @Test
    void gaps_are_shaded_with_their_reason() {
        Document timeline = Xml.parse(chart(Charts.all(RunStories.undecided()), "timeline"));

        assertThat(Xml.withClass(timeline, "rect", "gap"))
                .hasSize(2)
                .allSatisfy(gap -> assertThat(gap.getTextContent()).contains("adb did not answer"));
    }

    @Test
    void the_heat_map_tells_the_supply_at_start_and_end_and_leaves_out_empty_types() {
        Document map = Xml.parse(chart(CHARTS, "page-types"));

        assertThat(Xml.withClass(map, "text", "panel-title"))
                .extracting(Element::getTextContent)
                .containsExactly("Unmovable", "Movable", "Reclaimable", "CMA");
        assertThat(Xml.elements(map, "desc").get(0).getTextContent()).contains("Unmovable, order 4 and above: 345 → 0");
    }

    @Test
    void the_heat_map_shades_by_the_least_number_of_blocks() {
        List<PageTypeSnapshot> snapshots = List.of(snapshot(0, 0, 300), snapshot(1, 5, 0), snapshot(2, 5, 300));
        RunStory story = with(new MemoryStory(snapshots, List.of(), List.of(), List.of(), null));

        Document map = Xml.parse(chart(Charts.all(story), "page-types"));

        // Order 0 is empty in the first third, then holds 5; order 1 holds 300, nothing, 300.
        assertThat(Xml.withClass(map, "path", "h2"))
                .singleElement()
                .satisfies(p -> assertThat(shapes(p)).isEqualTo(1));
        assertThat(Xml.withClass(map, "path", "h6"))
                .singleElement()
                .satisfies(p -> assertThat(shapes(p)).isEqualTo(2));
        assertThat(Xml.withClass(map, "path", "h3")).isEmpty();
    }

    @Test
    void one_sample_and_no_sample_are_drawn_too() {
        RunStory story = RunStories.failed();
        Timeline timeline = new Timeline(
                List.of(
                        new TimelineSeries("one", Unit.BYTES, "a", List.of(new Point(Duration.ZERO, 5))),
                        new TimelineSeries("none", Unit.COUNT, "b", List.of())),
                List.of(),
                List.of(),
                List.of());
        RunStory small = new RunStory(
                RunStories.title("p", Duration.ZERO),
                story.verdict(),
                timeline,
                story.memory(),
                List.of(),
                List.of(),
                List.of(),
                story.sources());

        String svg = chart(Charts.all(small), "timeline");

        assertThat(Xml.parse(svg).getDocumentElement()).isNotNull();
        assertThat(svg).contains("no samples").doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static String chart(Map<String, String> charts, String name) {
        return Objects.requireNonNull(charts.get(name), name);
    }

    private static long shapes(Element path) {
        return path.getAttribute("d").chars().filter(c -> c == 'M').count();
    }

    private static RunStory with(MemoryStory memory) {
        return new RunStory(
                RunStories.title("p", Duration.ofSeconds(3)),
                FAILED.verdict(),
                new Timeline(List.of(), List.of(), List.of(), List.of()),
                memory,
                List.of(),
                List.of(),
                List.of(),
                FAILED.sources());
    }

    private static PageTypeSnapshot snapshot(int second, long order0, long order1) {
        return new PageTypeSnapshot(
                Duration.ofSeconds(second), List.of(new PageTypeSnapshot.Row("Unmovable", List.of(order0, order1))));
    }
}
