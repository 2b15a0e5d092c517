package org.boxsoak.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.LocalBox;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both readers, the program and the script, on this host. */
class ReadingLoopTests {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PERIOD = Duration.ofMillis(200);

    enum Kind {
        PROGRAM,
        SCRIPT
    }

    @TempDir
    private Path folder;

    private final Cancellation end = new Cancellation();
    private final Heard heard = new Heard();

    @SuppressWarnings("NullAway.Init") // by start, in each test
    private ReadingLoop loop;

    @SuppressWarnings("NullAway.Init")
    private Thread thread;

    @AfterEach
    void end_the_loop() throws InterruptedException {
        end.request();
        thread.join();
    }

    @ParameterizedTest
    @EnumSource
    void files_are_read_again_and_again_by_one_reader(Kind kind) throws IOException {
        Path file = Files.writeString(folder.resolve("counter"), "one\n");

        start(kind, source("counter", file.toString()), source("uptime", "/proc/uptime"));
        await().atMost(LONG).until(() -> heard.readings.size() >= 3);
        Files.writeString(file, "two, without its end");
        await().atMost(LONG).until(() -> heard.last("counter").equals("two, without its end"));

        assertThat(heard.readings.get(0).texts()).containsEntry("counter", "one\n");
        assertThat(heard.last("uptime")).matches("\\d+\\.\\d+ \\d+\\.\\d+\n");
        assertThat(heard.opened).hasSize(1);
        assertThat(heard.opened.get(0)).startsWith(kind == Kind.PROGRAM ? "program" : "script");
        assertThat(heard.damaged).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_absent_is_told_once_and_found_when_it_comes(Kind kind) throws IOException {
        start(kind, source("later", folder + "/zone*/temp"), source("uptime", "/proc/uptime"));
        await().atMost(LONG).until(() -> heard.readings.size() >= 3);

        assertThat(heard.absent).containsExactly("later: No such file or directory");
        assertThat(heard.readings.get(2).texts()).containsOnlyKeys("uptime");

        Path zone = Files.createDirectory(folder.resolve("zone3"));
        Files.writeString(zone.resolve("temp"), "41000\n");
        await().atMost(LONG)
                .until(() -> heard.readings.stream().anyMatch(r -> r.texts().containsKey("later")));
        assertThat(heard.last("later")).isEqualTo("==> " + zone + "/temp <==\n41000\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_reading_on_demand_holds_the_rationed_sources_too(Kind kind) {
        SampleSource seldom = new SampleSource("seldom", "/proc/version", Duration.ofHours(1), "nothing");
        start(kind, seldom, source("uptime", "/proc/uptime"));
        await().atMost(LONG).until(() -> heard.readings.size() >= 2);
        assertThat(heard.readings.get(1).texts()).containsOnlyKeys("uptime");

        int before = heard.readings.size();
        loop.readNow(end);

        assertThat(heard.readings.subList(before, heard.readings.size()))
                .filteredOn(Reading::all)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.texts()).containsOnlyKeys("seldom", "uptime"));
    }

    @ParameterizedTest
    @EnumSource
    void however_a_file_changes_its_text_arrives_as_it_is(Kind kind) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        start(kind, source("file", file.toString()));
        SplittableRandom random = new SplittableRandom(7);
        List<String> lines = new ArrayList<>();

        for (int i = 0; i < (kind == Kind.PROGRAM ? 150 : 5); i++) {
            change(lines, random);
            String text = String.join("\n", lines);
            Files.writeString(file, text);
            loop.readNow(end);

            assertThat(heard.readings)
                    .filteredOn(Reading::all)
                    .last()
                    .satisfies(r -> assertThat(r.texts()).containsEntry("file", text));
        }
        assertThat(heard.damaged).isEmpty();
    }

    /** Some lines change, come and go. */
    private static void change(List<String> lines, SplittableRandom random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(lines.size() + 1);
            String line = "row " + random.nextInt(3) + " ".repeat(random.nextInt(20)) + random.nextInt(1000);
            switch (at == lines.size() ? 0 : random.nextInt(3)) {
                case 0 -> lines.add(at, line);
                case 1 -> lines.set(at, line);
                default -> lines.remove(at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_that_dies_is_started_anew_and_the_gap_is_told(Kind kind) {
        start(kind, source("stat", "/proc/self/stat"), source("uptime", "/proc/uptime"));
        await().atMost(LONG).until(() -> !heard.readings.isEmpty());

        children().forEach(ProcessHandle::destroyForcibly);
        await().atMost(LONG).until(() -> heard.opened.size() == 2 && !heard.missed.isEmpty());
        int before = heard.readings.size();
        await().atMost(LONG).until(() -> heard.readings.size() > before);

        assertThat(heard.missed.get(0)).contains("the reader on the box ended");
    }

    @ParameterizedTest
    @EnumSource
    void the_largest_processes_and_their_memory_are_read(Kind kind) {
        start(kind, source("processes", "processes 3 java"));
        await().atMost(LONG).until(() -> !heard.readings.isEmpty());

        assertThat(heard.last("processes").lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.matches("\\d+ \\d+ (\\d+|-) \\S.*"))
                .anyMatch(line -> line.startsWith(ProcessHandle.current().pid() + " "));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_left_running(Kind kind) throws InterruptedException {
        start(kind, source("uptime", "/proc/uptime"));
        await().atMost(LONG).until(() -> !heard.readings.isEmpty());
        List<ProcessHandle> running = children();

        end.request();
        thread.join();

        assertThat(running).isNotEmpty();
        await().atMost(LONG).until(() -> running.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static SampleSource source(String name, String path) {
        return new SampleSource(name, path, PERIOD, "nothing");
    }

    private void start(Kind kind, SampleSource... sources) {
        Box box = new LocalBox(new BoxId("here"), end);
        Timeline timeline = Timeline.startingNow(new SystemRunClock());
        loop = new ReadingLoop(box, List.of(sources), PERIOD, 1, timeline, heard, end);
        if (kind == Kind.SCRIPT) {
            loop.useScript("the test wants it");
        }
        thread = new Thread(() -> loop.run(end), "loop");
        thread.start();
    }

    /** The reader: a child of this process that is not the compiler or another test's. */
    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(p -> p.info()
                        .commandLine()
                        .map(c -> c.contains("--mark") || c.contains("LC_ALL"))
                        .orElse(true))
                .toList();
    }

    private static final class Heard implements ReadingListener {
        private final List<String> opened = new CopyOnWriteArrayList<>();
        private final List<String> absent = new CopyOnWriteArrayList<>();
        private final List<Reading> readings = new CopyOnWriteArrayList<>();
        private final List<String> damaged = new CopyOnWriteArrayList<>();
        private final List<String> missed = new CopyOnWriteArrayList<>();

        private String last(String source) {
            return readings.get(readings.size() - 1).texts().getOrDefault(source, "");
        }

        @Override
        public void opened(String bootId, String reader, String why) {
            opened.add(reader + " " + why);
        }

        @Override
        public void absent(String source, String why) {
            absent.add(source + ": " + why);
        }

        @Override
        public void reading(Reading reading) {
            readings.add(reading);
        }

        @Override
        public void damaged(String what) {
            damaged.add(what);
        }

        @Override
        public void missed(String why) {
            missed.add(why);
        }
    }
}
