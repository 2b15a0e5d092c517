package org.boxsoak.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.boxsoak.report.RunStories;
import org.boxsoak.report.SyntheticNights;
import org.boxsoak.report.TrendStory;
import org.boxsoak.story.NightTeller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens every kind of page in a real browser, on a desk by day and on a phone by night. */
@Tag("browser")
class PagesBrowserTests {
    private static final int LIGHT = 0xFFFFFF;
    private static final int DARK = 0x14181D;

    @TempDir
    Path folder;

    private final Chromium chromium = Chromium.ofThisHost();

    @ParameterizedTest
    @CsvSource({"run, 1280, false", "run, 400, true", "trend, 1280, true", "trend, 400, false", "index, 400, true"})
    void the_page_is_shown_without_a_complaint_in_the_readers_colours(String page, int width, boolean dark)
            throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, html(page));
        Path picture = folder.resolve("page.png");

        String said = chromium.open(
                file,
                folder,
                "--window-size=" + width + ",1400",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--enable-logging=stderr",
                "--screenshot=" + picture);

        assertThat(said).doesNotContain("CONSOLE").doesNotContain("Refused to");
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getRGB(2, 2) & 0xFFFFFF).as("the page's ground").isEqualTo(dark ? DARK : LIGHT);
        assertThat(image.getRGB(width - 3, 700) & 0xFFFFFF)
                .as("nothing runs off the right edge")
                .isEqualTo(dark ? DARK : LIGHT);
    }

    private static String html(String page) {
        TrendStory story = NightTeller.of(SyntheticNights.of("nightly", "lab-3", 100));
        return switch (page) {
            case "run" -> RunPage.html(RunStories.failed());
            case "trend" -> TrendPage.html(story);
            default -> NightsIndex.html(Map.of("nightly-lab-3", story));
        };
    }
}
