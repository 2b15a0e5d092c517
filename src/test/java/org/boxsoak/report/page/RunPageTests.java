package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.RunStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RunPageTests {
    @TempDir
    Path folder;

    static Stream<Arguments> stories() {
        return Stream.of(
                Arguments.of("The box failed", RunStories.failed()),
                Arguments.of("Passed", RunStories.passed()),
                Arguments.of("Undecided", RunStories.undecided()),
                Arguments.of("The bench failed", RunStories.benchFailed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void the_page_leads_with_the_verdict_and_needs_nothing_else(String headline, RunStory story) {
        Document page = Xml.parse(RunPage.html(story));

        assertThat(Xml.elements(page, "h1").get(0).getTextContent()).isEqualTo(headline);
        assertThat(Xml.withClass(page, "p", "explanation").get(0).getTextContent())
                .isEqualTo(story.verdict().explanation().split("\n\n")[0]);
        assertThat(Xml.withClass(page, "article", "check"))
                .hasSameSizeAs(story.verdict().checks());
        assertThat(reachesOut(page)).isEmpty();
    }

    @Test
    void deciding_lines_are_marked() {
        Document page = Xml.parse(RunPage.html(RunStories.failed()));

        assertThat(Xml.withClass(page, "p", "deciding"))
                .hasSize(5)
                .first()
                .extracting(Element::getTextContent)
                .asString()
                .startsWith("▶7963:00:02kworker/0:0: page allocation failure: order:4");
    }

    @Test
    void measures_stand_side_by_side() {
        Document page = Xml.parse(RunPage.html(RunStories.compared()));

        assertThat(Xml.elements(page, "td"))
                .extracting(Element::getTextContent)
                .containsSequence("nothing, only shown", "0", "0 of 3", "0 of 3", "4 to 6")
                .containsSequence("survive", "0, 1", "3 of 3", "0 of 3", "4");
    }

    @Test
    void every_chart_is_there_for_wide_and_narrow_screens_with_ids_of_its_own() {
        Document page = Xml.parse(RunPage.html(RunStories.passed()));

        assertThat(Xml.withClass(page, "svg", "wide")).hasSize(5);
        assertThat(Xml.withClass(page, "svg", "narrow")).hasSize(5);
        List<String> ids = Stream.of("title", "desc", "section", "article")
                .flatMap(tag -> Xml.elements(page, tag).stream())
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style><script src=http://evil.example/x.js></script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "]]></svg><iframe src=\"http://evil.example\">",
                "\u001b[31m\u0000\u0007\ud800 \u202e",
                "javascript:alert(1)",
                "../../../etc/passwd",
                "//evil.example/x"
            })
    void nothing_from_outside_becomes_markup(String hostile) {
        String html = RunPage.html(HostileStory.of(hostile));
        Document page = Xml.parse(html);

        assertThat(Xml.elements(page, "script")).isEmpty();
        assertThat(Xml.elements(page, "iframe")).isEmpty();
        assertThat(Xml.elements(page, "img")).isEmpty();
        assertThat(reachesOut(page)).isEmpty();
        assertThat(html.toLowerCase(Locale.ROOT))
                .doesNotContain(" onmouseover='")
                .doesNotContain("<script");
    }

    @Test
    void a_line_of_ten_thousand_characters_is_shown_as_text_and_bounded() {
        Document page = Xml.parse(RunPage.html(HostileStory.of("A".repeat(10_000))));

        assertThat(Xml.elements(page, "code"))
                .allSatisfy(c -> assertThat(c.getTextContent()).hasSizeLessThan(1500));
        assertThat(Xml.elements(page, "code"))
                .anySatisfy(c -> assertThat(c.getTextContent()).contains("more characters in"));
    }

    @Test
    void a_night_of_twelve_hours_is_written_in_little_time_and_space() throws IOException {
        RunStory night = RunStories.wholeNight();
        // The thread's own time, which does not depend on what else the host does.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        RunPage.write(folder, night);

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(3));
        String html = Files.readString(folder.resolve("index.html"));
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        assertThat(Xml.withClass(Xml.parse(html), "svg", "wide")).hasSize(5);
    }

    @Test
    void the_title_names_outcome_plan_and_box_and_the_start_is_in_the_zone_of_the_run() {
        RunStory story = RunStories.failed();
        String html = RunPage.html(story);

        assertThat(html).contains("<title>The box failed: the three-hour failure on lab-3</title>");
        assertThat(story.title().start()).isEqualTo(Instant.parse("2026-03-14T21:58:12Z"));
        assertThat(html).contains("Sat 14 Mar 2026, 22:58:12 CET");
    }

    /** Whatever in the page would fetch, run or lead out of the run's folder. */
    private static List<String> reachesOut(Document page) {
        return Xml.elements(page, "*").stream()
                .flatMap(e -> Stream.of(
                                "src",
                                "href",
                                "xlink:href",
                                "srcset",
                                "action",
                                "onload",
                                "onclick",
                                "onerror",
                                "style")
                        .filter(e::hasAttribute)
                        .map(e::getAttribute))
                .filter(address -> !address.startsWith("#") && !address.matches("\\./[^:]*"))
                .toList();
    }
}
