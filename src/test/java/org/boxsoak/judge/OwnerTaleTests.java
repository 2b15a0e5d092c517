package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.boxsoak.bench.FolderTree;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.record.PackedText;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.record.Timeline;
import org.boxsoak.report.OwnersStory;
import org.boxsoak.story.RunStories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of a minute, made up: a box whose memory goes where no counter shows it. */
class OwnerTaleTests {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final int SECONDS = 60;
    private static final int WINDOW_MICROS = 1_000_000;

    private static final RunEvent OWNERS_READ = new RunEvent.OwnersRead("end", List.of(), List.of());

    @TempDir
    private Path root;

    @Test
    void names_owner_rate_evidence_confidence_and_what_to_look_at_next() throws IOException {
        RunFolder folder = recording(100, journal -> {
            journal.add(new RunEvent.TraceStarted("the plan wishes it", 7));
            journal.add(new RunEvent.TraceEnded("recorded", "600 events, 0 lost"));
        });
        trace(folder, 25);

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains(
                        "Memory is taken and not given back by osd_take_page [leaky_osd] (pages of the kernel): 368.6 MB/h")
                .contains("kept out of 6 of 6 windows, 100 % of what it took")
                .contains("Free memory fell 368.6 MB/h", "unaccounted +368.6")
                .contains("Confidence: high, since the counters show it too.")
                .contains("unload or unplug leaky_osd: does the memory come back?");
    }

    @Test
    void a_trace_that_the_counters_do_not_bear_out_gives_medium_confidence() throws IOException {
        RunFolder folder = recording(20, journal -> journal.add(new RunEvent.TraceStarted("the plan wishes it", 7)));
        trace(folder, 25);

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("osd_take_page [leaky_osd]")
                .contains("Confidence: medium, since it rests on the trace alone.");
    }

    @Test
    void nobody_is_accused_of_what_a_trace_saw_where_memory_does_not_fall() throws IOException {
        RunFolder folder = recording(0, journal -> journal.add(new RunEvent.TraceStarted("the plan wishes it", 7)));
        trace(folder, 25);

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("During the trace osd_take_page [leaky_osd] kept memory (pages of the kernel, 368.6 MB/h)")
                .contains("nobody is accused")
                .doesNotContain("Memory is taken");
    }

    @Test
    void a_trace_after_a_reboot_shows_another_boot() throws IOException {
        RunFolder folder = recording(100, journal -> {
            journal.add(new RunEvent.BoxRebooted("a", "b", 1, 2, "kernel_panic"));
            journal.add(new RunEvent.TraceStarted("the plan wishes it", 7));
        });
        trace(folder, 25);

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("Confidence: low, since the kernel rebooted before the trace");
    }

    @Test
    void says_which_experiment_gave_memory_back() throws IOException {
        RunFolder folder = recording(100, journal -> {
            journal.add(new RunEvent.TraceStarted("the plan wishes it", 7));
            journal.add(new RunEvent.ExperimentEnded("drop the caches", 50_000, 50_100, 9_000, 9_000));
            journal.add(new RunEvent.ExperimentEnded("unload the driver", 50_100, 56_244, 9_000, 2_856));
        });
        trace(folder, 25);

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("Experiment 'drop the caches': no memory came back")
                .contains(
                        "Experiment 'unload the driver': memory came back (free memory +6.0 MiB, what no counter shows -6.0 MiB)")
                .doesNotContain("does the memory come back?");
    }

    @Test
    void a_trace_that_was_refused_says_why() throws IOException {
        RunFolder folder = recording(100, journal -> {
            journal.add(new RunEvent.TraceStarted("the plan wishes it", 7));
            journal.add(new RunEvent.TraceEnded("refused", "Box x is not traced: tracing needs root."));
        });

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("Who takes memory was not traced: Box x is not traced: tracing needs root.");
    }

    @Test
    void nobody_is_accused_where_nothing_is_kept() throws IOException {
        RunFolder folder = recording(0, journal -> journal.add(new RunEvent.TraceStarted("the plan wishes it", 7)));
        trace(folder, 0);

        assertThat(Judge.judge(folder).verdict().explanation()).doesNotContain("Memory is taken");
    }

    private RunFolder tracedWithRecords() throws IOException {
        RunFolder folder = recording(0, journal -> {
            journal.add(new RunEvent.TraceStarted("the plan wishes it", 7));
            journal.add(OWNERS_READ);
        });
        trace(folder, 25);
        slab(folder, 100, 20_100);
        return folder;
    }

    @Test
    void the_page_tells_what_was_read_for_the_verdict() throws IOException {
        RunFolder folder = tracedWithRecords();
        Judgement judgement = Judge.judge(folder);

        Files.delete(folder.trace());
        FolderTree.delete(folder.path().resolve("owners"));

        OwnersStory told =
                Objects.requireNonNull(RunStories.of(judgement).memory().owners());
        assertThat(told.holders()).extracting(OwnersStory.Row::who).contains("osd_take_page [leaky_osd]");
        assertThat(told.records()).extracting(OwnersStory.Gain::who).contains("osd_take_object [leaky_osd]");
    }

    @Test
    void the_kernel_s_own_records_bear_the_trace_out() throws IOException {
        RunFolder folder = tracedWithRecords();
        owners(folder, "modules", "leaky_osd 24576 0 - Live 0x0\n", "leaky_osd 24576 3 - Live 0x0\n");

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("slab's alloc_traces shows osd_take_object [leaky_osd] with +5.1 MB (307.2 MB/h)")
                .contains("Confidence: high, since the kernel's own records show it too.")
                .contains(
                        "unload or unplug leaky_osd (it is in use (reference count 3; at the start 0), so end that first)");
    }

    @Test
    void the_kernel_s_own_records_accuse_where_a_trace_is_refused() throws IOException {
        RunFolder folder = recording(100, journal -> {
            journal.add(new RunEvent.TraceStarted("the plan wishes it", 7));
            journal.add(OWNERS_READ);
            journal.add(new RunEvent.TraceEnded("refused", "Box x is not traced: the tracer 'function' is on."));
        });
        slab(folder, 100, 20_100);

        assertThat(Judge.judge(folder).verdict().explanation())
                .contains("Memory is most likely kept by osd_take_object [leaky_osd] (kmalloc-256)")
                .contains("slab's alloc_traces shows osd_take_object [leaky_osd] with +5.1 MB (307.2 MB/h)")
                .contains("Who takes memory was not traced: Box x is not traced: the tracer 'function' is on.")
                .contains("Confidence: low, since it rests on two readings alone.")
                .contains("unload or unplug leaky_osd: does the memory come back?");
    }

    @Test
    void who_gained_little_of_what_was_lost_is_not_accused_by_two_readings() throws IOException {
        RunFolder folder = recording(100, journal -> journal.add(OWNERS_READ));
        slab(folder, 100, 4_100);

        assertThat(Judge.judge(folder).verdict().explanation()).doesNotContain("osd_take_object");
    }

    @Test
    void nobody_is_accused_by_two_readings_where_memory_does_not_fall() throws IOException {
        RunFolder folder = recording(0, journal -> journal.add(OWNERS_READ));
        slab(folder, 100, 20_100);

        assertThat(Judge.judge(folder).verdict().explanation()).doesNotContain("osd_take_object");
    }

    @Test
    void readings_of_two_boots_are_not_compared() throws IOException {
        RunFolder folder = recording(100, journal -> {
            journal.add(new RunEvent.BoxRebooted("a", "b", 1, 2, "kernel_panic"));
            journal.add(OWNERS_READ);
        });
        slab(folder, 100, 20_100);

        assertThat(Judge.observe(folder).owners().kept().growth()).isEmpty();
    }

    @Test
    void the_shares_of_a_recording_add_up_to_all_of_the_ram() throws IOException {
        Waterfall waterfall = Waterfall.of(Judge.observe(recording(100, journal -> {})));

        assertThat(waterfall.isEmpty()).isFalse();
        assertThat(Math.abs(waterfall.remainder())).isLessThan(1e-3);
    }

    @Test
    void growers_are_named_by_their_counters() throws IOException {
        RunFolder folder = recording(100, journal -> {});

        List<Growers> growers = Growers.of(Judge.observe(folder), 1e6);

        assertThat(growers).extracting(Growers::name).containsExactly("process leaky_app");
        assertThat(growers.get(0).slope().perHour()).isBetween(36.8e6, 36.9e6);
    }

    private static void slab(RunFolder folder, int before, int after) {
        String site = " osd_take_object+0x24/0x60 [leaky_osd] age=1/2/3 pid=9 cpus=0\n";
        String cache = "==> kmalloc-256 256 <==\n";
        owners(folder, "slab-allocs", cache + before + site, cache + after + site);
    }

    private static void owners(RunFolder folder, String source, String before, String after) {
        PackedText.write(folder.owners("start", source), before);
        PackedText.write(folder.owners("end", source), after);
    }

    private interface Writing {
        void into(RunJournal journal);
    }

    /** A minute in which so many kilobytes a second go from free to nowhere. */
    private RunFolder recording(int lostKbPerSecond, Writing events) throws IOException {
        RunFolder folder = RunFolder.create(root, "made up", "box", START);
        RunInfo.Source plan = new RunInfo.Source("made up", "p.yaml", "name: made up\nduration: 1m\n");
        RunInfo.Source bench = new RunInfo.Source("box", "b.yaml", "name: box\nbox: { local: {} }\n");
        new RunInfo(
                        RunInfo.FORMAT,
                        folder.id(),
                        START.toString(),
                        "UTC",
                        plan,
                        bench,
                        Map.of("kernel", "6.1.0-56-arm64"),
                        Map.of())
                .write(folder);
        ManualClock clock = new ManualClock();
        Timeline timeline = Timeline.startingNow(clock);
        try (SampleWriter samples = SampleWriter.open(folder);
                RunJournal journal = RunJournal.open(folder, timeline)) {
            journal.add(new RunEvent.RunStarted("made up", "box", "6.1.0-56-arm64", "boot-1"));
            journal.add(new RunEvent.OwnersRead("start", List.of(), List.of()));
            for (int second = 0; second < SECONDS; second++) {
                Duration at = Duration.ofSeconds(second);
                List<RawSample> tick = new ArrayList<>();
                tick.add(sample(at, "meminfo", memInfo(200_000 - (long) lostKbPerSecond * second)));
                tick.add(sample(at, "processes", "300 " + (5000 + 10 * second) + " - leaky_app\n1 900 - init\n"));
                samples.write(tick);
            }
            clock.advance(Duration.ofSeconds(SECONDS));
            events.into(journal);
            journal.add(new RunEvent.RunEnded("complete", ""));
        }
        return folder;
    }

    private static RawSample sample(Duration at, String source, String text) {
        return new RawSample(at, START.plus(at), "boot-1", source, text);
    }

    private static String memInfo(long freeKb) {
        return "MemTotal:         500000 kB\nMemFree:          " + freeKb + " kB\nMemAvailable:     " + freeKb
                + " kB\nBuffers:               0 kB\nCached:            20000 kB\nActive:            30000 kB\n"
                + "Inactive:          10000 kB\nAnonPages:         20000 kB\nShmem:                 0 kB\n"
                + "KReclaimable:       5000 kB\nSlab:              15000 kB\nSReclaimable:       5000 kB\n"
                + "SUnreclaim:        10000 kB\nKernelStack:        2000 kB\nPageTables:         1000 kB\n"
                + "VmallocUsed:        9000 kB\nPercpu:              800 kB\n";
    }

    /** Six windows of a second, in each of which so many pages are taken and kept. */
    private static void trace(RunFolder folder, int pagesPerWindow) throws IOException {
        StringBuilder lines = new StringBuilder("h 1 2 4096 99\n");
        lines.append("s 1 ffff0001 ffff0002 ffff0003\n");
        for (int window = 0; window < 6; window++) {
            lines.append("w b ")
                    .append(Integer.toHexString(window * WINDOW_MICROS))
                    .append('\n');
            for (int page = 0; page < pagesPerWindow; page++) {
                lines.append(page == 0 ? "e P" : " P")
                        .append(Integer.toHexString(window * WINDOW_MICROS + 1000 + page))
                        .append(',')
                        .append(Integer.toHexString(0x1000 + window * 64 + page))
                        .append(",1,1,9,cc0");
            }
            lines.append(pagesPerWindow == 0 ? "" : "\n");
            lines.append("w e ")
                    .append(Integer.toHexString((window + 1) * WINDOW_MICROS))
                    .append('\n');
        }
        lines.append("k ffff0001 4 alloc_pages\nk ffff0002 4 osd_take_page [leaky_osd]\n"
                + "k ffff0003 4 osd_leak_work [leaky_osd]\nf 1 1\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.trace()))) {
            out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
