package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.boxsoak.fake.NodePackages;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.SyntheticNights;
import org.boxsoak.report.TrendStory;
import org.boxsoak.story.NightTeller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of page, on a desk and on a phone, by day and by night, examined with axe-core and walked through by keyboard. */
@Tag("browser")
class AccessibilityTests {
    /** The words in charts, which axe leaves out: those with a contrast below 4.5 to what is painted behind them (WCAG 2.2, 1.4.3). */
    private static final String CHART_TEXT = """
            (() => {
                const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
                const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => {
                    const v = c[i] / 255; return sum + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4) }, 0);
                const over = (c, a, ground) => c.slice(0, 3).map((v, i) => v * a + ground[i] * (1 - a));
                const paper = rgb(getComputedStyle(document.body).backgroundColor);
                const faults = [];
                for (const text of document.querySelectorAll(".bx text")) {
                    if (!text.checkVisibility() || !text.textContent) continue;
                    const box = text.getBoundingClientRect(), style = getComputedStyle(text);
                    const behind = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
                        .find(e => e.matches("rect,path") && getComputedStyle(e).fill !== "none");
                    let ground = paper;
                    if (behind) { const b = getComputedStyle(behind); ground = over(rgb(b.fill), +b.opacity * +b.fillOpacity, paper) }
                    // What is outlined in the ground's colour is read against that.
                    if (style.paintOrder.startsWith("stroke") && style.stroke !== "none") ground = rgb(style.stroke);
                    const a = light(over(rgb(style.fill), +style.opacity, ground)), b = light(ground);
                    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (contrast < 4.5) faults.push(`${contrast.toFixed(2)} "${text.textContent}" .${text.getAttribute("class")} on ${ground.map(Math.round)} in ${text.closest("svg").querySelector("title").textContent}`);
                }
                return faults;
            })()""";

    @TempDir
    Path folder;

    private static BrowserTab tab;

    @BeforeAll
    static void open() throws IOException {
        tab = BrowserTab.open();
    }

    @AfterAll
    static void close() throws IOException {
        tab.close();
    }

    private static Map<String, String> pages() {
        TrendStory nights = NightTeller.of(SyntheticNights.of("nightly", "lab-3", 100));
        Map<String, String> pages = new TreeMap<>();
        pages.put("failed", RunPage.html(RunStories.failed()));
        pages.put("passed", RunPage.html(RunStories.passed()));
        pages.put("undecided", RunPage.html(RunStories.undecided()));
        pages.put("bench failed", RunPage.html(RunStories.benchFailed()));
        pages.put("trend", TrendPage.html(nights));
        pages.put("index", NightsIndex.html(Map.of("nightly-lab-3", nights)));
        Map<List<String>, Long> folded = new TreeMap<>(Comparator.comparing(String::valueOf));
        for (int i = 0; i < 30; i++) {
            folded.put(List.of("kernel", "worker_thread", "leaky_function_" + i, "kmalloc_order_" + i), 1000L);
        }
        pages.put("flames", PageFrame.html("flames", page -> {
            page.leaf("h1", "flames");
            Figure.add(page, canvas -> FlameGraph.draw(folded, canvas), "flames", "");
        }));
        return pages;
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 400})
    void axe_finds_no_fault_in_any_page_in_either_colours(int width) throws IOException {
        String axe = Files.readString(NodePackages.folder().resolve("axe-core/axe.min.js"));
        List<String> faults = new ArrayList<>();
        Map<String, String> pages = pages();
        if (width < 700) {
            // Their colours are those of the wide ones.
            pages.keySet().removeAll(Set.of("passed", "undecided", "bench failed"));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            for (boolean dark : new boolean[] {false, true}) {
                tab.show(Files.writeString(folder.resolve("page.html"), page.getValue()), width, dark);
                tab.ask(axe + "; 0");
                // By night only the colours are other ones.
                JsonNode found =
                        tab.ask("axe.run(document, " + (dark ? "{ runOnly: ['color-contrast'] }" : "{}") + ")");
                assertThat(found.path("passes"))
                        .as("rules that axe could apply")
                        .hasSizeGreaterThan(dark ? 0 : 10);
                for (JsonNode rule : found.path("violations")) {
                    for (JsonNode node : rule.path("nodes")) {
                        faults.add(page.getKey() + (dark ? ", dark: " : ", light: ")
                                + rule.path("id").asText() + ": " + node.path("target") + " "
                                + node.path("failureSummary").asText().replace("\n", " "));
                    }
                }
                tab.stretch(width);
                tab.ask(CHART_TEXT)
                        .forEach(text -> faults.add(page.getKey() + (dark ? ", dark: " : ", light: ") + text));
                assertThat(tab.ask("document.documentElement.scrollWidth").asInt())
                        .as(page.getKey() + " runs off the side")
                        .isLessThanOrEqualTo(width);
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "trend", "index"})
    void the_keyboard_reaches_everything_and_shows_where_it_is(String name) throws IOException {
        tab.show(Files.writeString(folder.resolve("page.html"), pages().get(name)), 1280, false);
        int stops = tab.ask("""
                        [...document.querySelectorAll("a[href],summary,[tabindex='0']")]
                            .filter(e => e.checkVisibility()).map((e, i) => e.dataset.stop = i).length""").asInt();
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < stops; i++) {
            tab.press("Tab");
            JsonNode here = tab.ask("""
                    (() => { const e = document.activeElement, s = getComputedStyle(e);
                        return { stop: e.dataset.stop, shown: s.outlineStyle !== "none" || s.boxShadow !== "none", tag: e.outerHTML.slice(0, 200) } })()""");
            assertThat(here.path("shown").asBoolean()).as(here.toString()).isTrue();
            reached.add(here.path("stop").asText());
        }
        assertThat(stops).isPositive();
        assertThat(reached).as("one stop for each").hasSize(stops);
    }
}
