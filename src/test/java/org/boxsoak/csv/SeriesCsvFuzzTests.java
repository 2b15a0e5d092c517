package org.boxsoak.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.fake.TextMutator;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.memory.Corpus;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that fails here becomes one of the corpus. */
class SeriesCsvFuzzTests {
    private static final int INPUTS = 150;
    private static final List<String> TEXTS =
            Corpus.all("series").stream().map(Corpus::text).toList();

    @TempDir
    private Path folder;

    @RepeatedTest(8)
    void a_damaged_table_is_read_or_refused_with_its_place(RepetitionInfo repetition) throws IOException {
        for (int i = 0; i < INPUTS; i++) {
            long seed = 20260101L + 1000L * repetition.getCurrentRepetition() + i;
            String text = new TextMutator(seed).mutate(TEXTS);
            try {
                check(Files.writeString(folder.resolve("f"), text.replace('\ud800', '?')));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e + " on text:\n" + text, e);
            }
        }
    }

    private static void check(Path file) {
        try {
            List<CounterSeries> series = SeriesCsv.read(file);
            assertThat(series).isNotEmpty().allMatch(counter -> counter.size() > 0);
        } catch (CsvProblem e) {
            assertThat(e).hasMessageMatching("(?s)\\Q" + file + "\\E:(\\d+:\\d+:)? .{20,}");
        }
    }

    @Test
    void a_cell_of_thousands_of_blanks_takes_no_time() throws IOException {
        String blank = " ".repeat(3000);
        Path file = Files.writeString(folder.resolve("f"), "time,x\n\"00:00:01" + blank + "x\",1\n");

        assertTimeout(Duration.ofSeconds(2), () -> check(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time Command\n00:00:01 PM ",
                "# time Command\n00:00:01 2026-01-01 00:00:01 ",
                "Linux a (b) _ \" , ; LINUX RESTART ",
                "vm;-1;1/1/26 12:00;COM ",
                "12.5 GiB ",
            })
    void time_grows_with_the_text_and_not_with_its_square(String piece) throws IOException {
        Path wide =
                Files.writeString(folder.resolve("wide"), piece.repeat(100_000).replace("\n", " ") + "\n");
        Path long1 = Files.writeString(folder.resolve("long"), (piece + "\n").repeat(100_000));

        assertTimeout(Duration.ofSeconds(10), () -> check(wide));
        assertTimeout(Duration.ofSeconds(10), () -> check(long1));
    }
}
