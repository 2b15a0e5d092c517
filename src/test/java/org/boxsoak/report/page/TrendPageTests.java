package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.boxsoak.report.Figures;
import org.boxsoak.report.FiguresFile;
import org.boxsoak.report.NightFolders;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.SyntheticNights;
import org.boxsoak.report.TrendStory;
import org.boxsoak.report.formats.RunFormatsTests;
import org.boxsoak.story.NightTeller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class TrendPageTests {
    @TempDir
    Path reports;

    @Test
    void a_hundred_nights_tell_since_which_build_it_leaks() {
        TrendStory story = NightTeller.of(SyntheticNights.of("nightly", "lab-3", 100));

        Document page = Xml.parse(TrendPage.html(story));

        String text = Xml.elements(page, "section").get(0).getTextContent();
        assertThat(text)
                .contains("SUnreclaim is worse since build RTM11.2601.b31: ", "night of 1 Jun")
                .contains("SUnreclaim is better since build RTM11.2601.b58: ", "night of 28 Jun")
                .doesNotContain("KernelStack is");
        assertThat(Xml.withClass(page, "g", "night-rate"))
                .as("a dot for each of three counters, in each width")
                .hasSize(900);
        assertThat(Xml.withClass(page, "line", "rule", "failure"))
                .as("two counters change for the worse, in each width")
                .hasSize(6);
        assertThat(Xml.withClass(page, "li", "baseline")).hasSize(7);
        assertThat(Xml.withClass(page, "p", "explanation").get(0).getTextContent())
                .isEqualTo("Baseline, the newest nights that passed without a leak (ringed): "
                        + "2 Aug, 3 Aug, 4 Aug, 5 Aug, 6 Aug, 7 Aug, 8 Aug.");
    }

    @Test
    void each_night_leads_to_its_run() {
        List<RunFigures> nights = SyntheticNights.of("nightly", "lab-3", 12);

        Document page = Xml.parse(TrendPage.html(NightTeller.of(nights)));

        assertThat(Xml.elements(page, "a").stream().map(a -> a.getAttribute("href")))
                .contains("./nightly-lab-3-20260501-200000/index.html", "./nightly-lab-3-20260512-200000/index.html");
    }

    @Test
    void one_night_is_a_page_too() {
        TrendStory story = NightTeller.of(SyntheticNights.of("nightly", "lab-3", 1));

        assertThat(Xml.parse(TrendPage.html(story)).getDocumentElement().getTextContent())
                .contains("1 of the last 1 nights passed", "No leak rate has changed");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_is_text(String text) {
        TrendStory story = NightTeller.of(List.of(Figures.with(text), Figures.with(text)));

        Document trend = Xml.parse(TrendPage.html(story));
        Document index = Xml.parse(NightsIndex.html(Map.of("x", story)));

        assertThat(Xml.elements(trend, "script")).isEmpty();
        assertThat(Xml.elements(index, "script")).isEmpty();
        assertThat(Xml.elements(trend, "img")).isEmpty();
    }

    static List<String> hostile() {
        return RunFormatsTests.hostile();
    }

    @Test
    void runs_are_found_by_plan_and_box_and_the_newest_hundred_are_kept() throws IOException {
        for (RunFigures night : SyntheticNights.of("nightly", "lab-3", 103)) {
            recorded(night.run());
            FiguresFile.write(reports.resolve(night.run()), night);
        }
        recorded("nightly-lab-4-20260501-200000");
        recorded("nightly-lab-4-20260501-200000-2");
        Files.createDirectories(reports.resolve("holiday pictures"));
        Files.writeString(reports.resolve("README.md"), "x");

        Map<String, List<RunFigures>> found = NightFolders.read(
                reports,
                100,
                folder -> folder.endsWith("nightly-lab-4-20260501-200000-2") ? null : Figures.with("made"));

        assertThat(found).containsOnlyKeys("nightly-lab-3", "nightly-lab-4");
        assertThat(found.get("nightly-lab-3"))
                .hasSize(100)
                .isEqualTo(SyntheticNights.of("nightly", "lab-3", 103).subList(3, 103));
        assertThat(found.get("nightly-lab-4")).containsExactly(Figures.with("made"));
    }

    @Test
    void damaged_figures_are_made_again_and_take_no_other_night_away() throws IOException {
        List<RunFigures> nights = SyntheticNights.of("nightly", "lab-3", 3);
        for (RunFigures night : nights) {
            recorded(night.run());
            FiguresFile.write(reports.resolve(night.run()), night);
        }
        Files.writeString(reports.resolve(nights.get(1).run()).resolve(FiguresFile.NAME), "{\"format\": 1, \"ru");

        List<RunFigures> found =
                NightFolders.read(reports, 100, folder -> Figures.with("made")).get("nightly-lab-3");

        assertThat(found).containsExactly(nights.get(0), Figures.with("made"), nights.get(2));
    }

    private void recorded(String run) throws IOException {
        Files.createDirectories(reports.resolve(run));
        Files.writeString(reports.resolve(run).resolve("run.json"), "{}");
    }
}
