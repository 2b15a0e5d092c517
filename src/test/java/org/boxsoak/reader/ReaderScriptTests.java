package org.boxsoak.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.boxsoak.record.SampleSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script in the shells that boxes have: busybox, mksh (Android), dash. */
class ReaderScriptTests {
    static final String MARK = "@0123456789abcdef";
    private static final int READINGS = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"busybox sh", "mksh", "dash"})
    void every_shell_of_a_box_speaks_the_stream(String shell) throws Exception {
        Path file = Files.writeString(folder.resolve("counter"), "one\ntwo, without its end");
        Files.writeString(Files.createDirectory(folder.resolve("zone1")).resolve("temp"), "41000\n");
        List<SampleSource> sources = List.of(
                source("counter", file.toString(), 100),
                source("thermal", folder + "/zone*/temp", 100),
                source("gone", folder + "/gone", 100),
                source("seldom", "/proc/version", 3_600_000),
                source("processes", "processes 3", 100));

        List<StreamFrame> frames = framesOf(shell, sources);

        assertThat(frames.get(0)).isInstanceOf(StreamFrame.Opened.class);
        assertThat(((StreamFrame.Opened) frames.get(0)).kind()).isEqualTo("sh");
        assertThat(frames).noneMatch(frame -> frame instanceof StreamFrame.Junk);
        assertThat(frames)
                .filteredOn(frame -> frame instanceof StreamFrame.Absent)
                .containsExactly(new StreamFrame.Absent("gone", "No such file or directory"));
        List<Map<String, String>> readings = readings(frames);
        assertThat(readings)
                .hasSizeGreaterThanOrEqualTo(READINGS)
                .allSatisfy(texts -> assertThat(texts)
                        .containsEntry("counter", "one\ntwo, without its end")
                        .containsEntry("thermal", "==> " + folder + "/zone1/temp <==\n41000\n"));
        assertThat(readings.get(0)).containsKey("seldom");
        assertThat(readings.get(1)).doesNotContainKey("seldom");
        assertThat(readings.get(0).getOrDefault("processes", "").lines())
                .allMatch(line -> line.matches("\\d+ \\d+ - .+"));
    }

    private static SampleSource source(String name, String path, long millis) {
        return new SampleSource(name, path, Duration.ofMillis(millis), "nothing");
    }

    /** What the shell says until it has read so often. */
    private static List<StreamFrame> framesOf(String shell, List<SampleSource> sources)
            throws IOException, InterruptedException {
        String script = ReaderScript.of(new ReaderRequest(MARK, Duration.ofMillis(100), sources));
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.addAll(List.of("-c", script));
        return framesOf(command, READINGS);
    }

    /** The same of any reader. */
    static List<StreamFrame> framesOf(List<String> command, int readings) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<StreamFrame> frames = new ArrayList<>();
        try (InputStream said = process.getInputStream()) {
            StreamParser parser = new StreamParser(MARK, frames::add);
            byte[] buffer = new byte[4096];
            while (frames.stream().filter(f -> f instanceof StreamFrame.Tick).count() < readings) {
                int count = said.read(buffer);
                assertThat(count).as("the reader ended: %s", frames).isPositive();
                parser.feed(buffer, count);
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        return frames;
    }

    private static List<Map<String, String>> readings(List<StreamFrame> frames) {
        List<Map<String, String>> readings = new ArrayList<>();
        TickAssembly assembly = new TickAssembly();
        for (StreamFrame frame : frames) {
            if (frame instanceof StreamFrame.Text text) {
                assembly.add(text);
            } else if (frame instanceof StreamFrame.Tick tick) {
                readings.add(Objects.requireNonNull(assembly.end(tick), "a reading of which texts were lost"));
            }
        }
        return readings;
    }
}
