package org.boxsoak.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.leak.CounterSeries;
import org.boxsoak.leak.SeriesSamples;
import org.boxsoak.memory.Corpus;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What recorders write. The heading tells the counters, and of the last one all samples; or why the file is refused. */
class SeriesCorpusTests {
    @TempDir
    private Path folder;

    static List<Corpus> corpus() {
        return Corpus.all("series");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void reads_what_the_heading_says(Corpus file) throws IOException {
        Path csv = Files.writeString(folder.resolve("f"), file.text());

        assertThat(outcome(csv)).as(file.name()).isEqualTo(file.expected());
    }

    private static Map<String, String> outcome(Path csv) {
        Map<String, String> outcome = new LinkedHashMap<>();
        try {
            List<CounterSeries> series = SeriesCsv.read(csv);
            SeriesSamples last = new SeriesSamples(series.get(series.size() - 1));
            outcome.put("counters", series.stream().map(CounterSeries::name).collect(Collectors.joining(", ")));
            outcome.put("seconds", last.seconds());
            outcome.put("values", last.values());
            outcome.put("boots", last.boots());
        } catch (CsvProblem e) {
            outcome.put(
                    "refused",
                    String.valueOf(e.getMessage()).substring(csv.toString().length()));
        }
        return outcome;
    }
}
