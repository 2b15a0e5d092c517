package org.boxsoak.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.boxsoak.fake.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {
    private static final List<RunEvent> ONE_OF_EACH = List.of(
            new RunEvent.RunStarted("p", "b", "6.1.0", "id"),
            new RunEvent.RunResumed("the host rebooted"),
            new RunEvent.PhaseStarted("workload"),
            new RunEvent.CycleStarted(1),
            new RunEvent.StepEnded(1, "play \"video\"", true, 0, 1.5, ""),
            new RunEvent.StepEnded(1, "app switch", false, null, 60, "no answer within 60 s"),
            new RunEvent.PlugStarted(1, "at end"),
            new RunEvent.PlugEnded(1, "no-device", null, null, null, "", null),
            new RunEvent.PlugEnded(2, "back", 0.2, 0.3, null, "", new EnumeratedDevice("1-1.3", 85, "480", "12010002")),
            new RunEvent.Unplugged(1, true, 0.4, ""),
            new RunEvent.BoxAged(4, 0, 0, 0, 85_000, 105_000),
            new RunEvent.AgeingEnded("given back"),
            new RunEvent.OwnersRead("end", List.of("vmallocinfo"), List.of("kmemleak: busy")),
            new RunEvent.TraceStarted("MemAvailable leaks", 60),
            new RunEvent.ExperimentEnded("unload the driver", 100, 900, 1200, 400),
            new RunEvent.TraceEnded("recorded", "1200 events, none lost"),
            new RunEvent.GoodNightsChosen(List.of("night-1", "night-2")),
            new RunEvent.LeakSeen("SUnreclaim", "suspect", "It leaks."),
            new RunEvent.BoxLost("no answer"),
            new RunEvent.BoxBack("id2", 3),
            new RunEvent.BoxRebooted("id", "id2", 10, 12.5, "kernel_panic,null"),
            new RunEvent.RebootNoticed("console", "Kernel panic - not syncing", 12.5),
            new RunEvent.BootFacts(1, Map.of("bootreason", "kernel_panic,null")),
            new RunEvent.RecoveryTried("reconnect", true, "answered"),
            new RunEvent.KernelLogFollowed("/dev/kmsg"),
            new RunEvent.SamplesMissed("x"),
            new RunEvent.SamplesBack(2),
            new RunEvent.SourceAbsent("slabinfo", "growth by cache", "Permission denied"),
            new RunEvent.ReaderStarted("id", "script", "no compiler"),
            new RunEvent.StreamDamaged("a text of meminfo with 3 bytes instead of 900"),
            new RunEvent.HostClockJumped(-7200),
            new RunEvent.SamplingSlowed(0.021, 1, 4.4),
            new RunEvent.SamplingCost(3600, 2.5, 0.0025, 1, 900, null, 123_456, 1, 40),
            new RunEvent.ConsoleGap("unplugged", false),
            new RunEvent.ConsoleBack(3.5),
            new RunEvent.BenchTrouble("relay", "no reply\n\u0000"),
            new RunEvent.EvidenceSaved("pstore/dmesg", "crash dump"),
            new RunEvent.VariantTried("NULL check", 2, true, "no-driver", 0, 4L),
            new RunEvent.MarginKnown(4, 26, "2026-01-02T03:04:05Z on 5.4.125"),
            new RunEvent.RebootWished("reboot"),
            new RunEvent.RunEnded("complete", ""));

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void every_event_is_read_as_it_was_written() {
        try (RunJournal journal = RunJournal.open(new RunFolder(folder), Timeline.startingNow(clock))) {
            ONE_OF_EACH.forEach(journal::add);
        }

        assertThat(read().stream().map(JournalLine::event)).containsExactlyElementsOf(ONE_OF_EACH);
        assertThat(ONE_OF_EACH.stream().map(Object::getClass).distinct())
                .as("one of each kind is here but the unknown one")
                .hasSize(RunEvent.class.getPermittedSubclasses().length - 1);
    }

    @Test
    void a_line_carries_run_time_and_wall_time() {
        try (RunJournal journal = RunJournal.open(new RunFolder(folder), Timeline.startingNow(clock))) {
            clock.advance(Duration.ofMillis(12_345));
            journal.add(new RunEvent.BoxLost("x"));
        }

        assertThat(read()).singleElement().satisfies(line -> {
            assertThat(line.seconds()).isEqualTo(12.345);
            assertThat(line.wall()).hasToString("2026-01-02T03:04:17.345Z");
        });
    }

    @Test
    void a_clock_of_the_host_that_is_set_is_named_and_turns_no_run_time() {
        try (RunJournal journal = RunJournal.open(new RunFolder(folder), Timeline.startingNow(clock))) {
            journal.add(new RunEvent.BoxLost("before"));
            clock.advance(Duration.ofSeconds(60));
            clock.setWall(Duration.ofHours(3));
            journal.add(new RunEvent.BoxLost("three hours forward"));
            clock.advance(Duration.ofSeconds(60));
            clock.setWall(Duration.ofHours(-5));
            journal.add(new RunEvent.BoxLost("five hours back"));
            clock.advance(Duration.ofSeconds(60));
            clock.setWall(Duration.ofMillis(-900));
            journal.add(new RunEvent.BoxLost("set right by a time server"));
        }

        assertThat(read().stream().map(JournalLine::event))
                .containsExactly(
                        new RunEvent.BoxLost("before"),
                        new RunEvent.HostClockJumped(10_800),
                        new RunEvent.BoxLost("three hours forward"),
                        new RunEvent.HostClockJumped(-18_000),
                        new RunEvent.BoxLost("five hours back"),
                        new RunEvent.BoxLost("set right by a time server"));
        assertThat(read().stream().map(JournalLine::seconds)).containsExactly(0.0, 60.0, 60.0, 120.0, 120.0, 180.0);
    }

    @Test
    void an_interrupted_thread_writes_its_line_and_leaves_the_journal_open_for_others() throws InterruptedException {
        try (RunJournal journal = RunJournal.open(new RunFolder(folder), Timeline.startingNow(clock))) {
            Thread interrupted = new Thread(() -> {
                Thread.currentThread().interrupt();
                journal.add(new RunEvent.BoxLost("interrupted"));
            });
            interrupted.start();
            interrupted.join();
            journal.add(new RunEvent.BoxLost("after it"));
        }

        assertThat(read().stream().map(JournalLine::event))
                .containsExactly(new RunEvent.BoxLost("interrupted"), new RunEvent.BoxLost("after it"));
    }

    @Test
    void half_a_last_line_is_left_out_and_said() throws IOException {
        try (RunJournal journal = RunJournal.open(new RunFolder(folder), Timeline.startingNow(clock))) {
            journal.add(new RunEvent.BoxLost("x"));
        }
        Files.writeString(folder.resolve("journal.jsonl"), "{\"t\":13.0,\"wall\":\"20", StandardOpenOption.APPEND);
        writeInfo();

        Recording recording = Recording.open(new RunFolder(folder));

        assertThat(recording.journal()).hasSize(1);
        assertThat(recording.damage()).containsExactly("journal.jsonl:2: not a whole line; it is left out.");
    }

    @Test
    void an_event_of_a_newer_version_is_kept_as_it_stands() throws IOException {
        Files.writeString(
                folder.resolve("journal.jsonl"),
                "{\"t\":1,\"wall\":\"2026-01-02T03:04:05Z\",\"event\":\"box-sang\",\"song\":\"la\"}\n");

        assertThat(read())
                .singleElement()
                .satisfies(line -> assertThat(line.event())
                        .isEqualTo(new RunEvent.Unknown(
                                "box-sang",
                                "{\"t\":1,\"wall\":\"2026-01-02T03:04:05Z\",\"event\":\"box-sang\",\"song\":\"la\"}")));
    }

    private List<JournalLine> read() {
        writeInfo();
        return Recording.open(new RunFolder(folder)).journal();
    }

    private void writeInfo() {
        RunInfo.Source none = new RunInfo.Source("", "", "");
        new RunInfo(1, "x", "", "", none, none, Map.of(), Map.of()).write(new RunFolder(folder));
    }
}
