package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.boxsoak.judge.Judge;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.FiguresFile;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.formats.RunFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTests {
    private static final Path RECORDING = Path.of("src/test/resources/recordings/three-hour-failure");

    @TempDir
    Path folder;

    @Test
    void every_report_of_a_run_is_made_again_byte_for_byte() throws IOException {
        RunFolder run = recorded();
        RunReport.write(run, Judge.judge(run));
        Map<String, String> first = reports();

        for (String name : first.keySet()) {
            Files.delete(folder.resolve(name));
        }
        assertThat(RunReport.isComplete(run)).isFalse();
        RunReport.write(run, Judge.judge(run));

        assertThat(first).containsKeys("index.html", "verdict.json", "figures.json", RunFormats.JUNIT);
        assertThat(reports()).isEqualTo(first);
        assertThat(RunReport.isComplete(run)).isTrue();
    }

    @Test
    void the_figures_of_the_three_hour_failure_are_those_of_the_recording() throws IOException {
        RunFolder run = recorded();
        RunReport.write(run, Judge.judge(run));

        RunFigures figures = FiguresFile.read(folder);

        assertThat(figures.order4Usable()).isEqualTo(new RunFigures.Course(2744, 0, 3103));
        assertThat(figures.plugs()).isEqualTo(new RunFigures.Plugs(1, 0, null));
        assertThat(figures.reboots()).isOne();
        assertThat(figures.allocationFailures()).isOne();
        assertThat(figures.rates()).as("of half a minute").isEmpty();
        assertThat(figures.run()).isEqualTo("three-hour-failure-virtual-20261122-145411");
    }

    private RunFolder recorded() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDING)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(RECORDING.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new RunFolder(folder);
    }

    private Map<String, String> reports() throws IOException {
        Map<String, String> reports = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(
                            f -> !Files.exists(RECORDING.resolve(f.getFileName())) || f.endsWith("verdict.json"))
                    .toList()) {
                reports.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return reports;
    }
}
