package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.boxsoak.fake.ManualClock;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.record.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty minutes of a box whose SUnreclaim grows by nothing but its cache of vmap_area. */
class UnpurgedAreasTests {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final int SECONDS = 1200;
    private static final int EVERY = 5;
    private static final String PLAN = "name: p\nduration: 20m\nexpect:\n  leak: { forbid: 1 MB/h }\n";

    @TempDir
    private Path root;

    @Test
    void areas_that_the_kernel_is_yet_to_purge_are_no_leak() {
        // As on two processors: a tooth of 400 KiB in 20 minutes, 1.2 MB an hour.
        CheckResult judged = judged(second -> second / 12.0);

        assertThat(judged.outcome()).as(judged.message()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void more_than_the_kernel_keeps_is_a_leak_though_its_cache_has_their_name() {
        CheckResult judged = judged(second -> 6.0 * second);

        assertThat(judged.outcome()).as(judged.message()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(judged.message()).contains("It leaks 22.");
    }

    @Test
    void the_areas_of_the_boot_before_count_in_it_alone() {
        double[] values = {1000, 1000, 1000, 1000};
        TickAxis axis = new TickAxis();
        Observations observations = new Observations(null);
        Counter counter = new Counter("SUnreclaim", axis);
        for (int i = 0; i < values.length; i++) {
            counter.add(10.0 * i, values[i], i / 2);
        }
        Counter areas = new Counter("slab vmap_area", axis);
        areas.add(5, 400, 0);
        areas.add(25, 100, 1);
        observations.counters().put(areas.name(), areas);

        UnpurgedAreas.takeOut(values, counter, observations);

        assertThat(values).containsExactly(600, 600, 900, 900);
    }

    private interface Growth {
        double kbAt(int second);
    }

    private CheckResult judged(Growth growth) {
        return Judge.judge(recording(growth)).verdict().checks().stream()
                .filter(check -> check.name().equals(LeakCheck.NAME))
                .findFirst()
                .orElseThrow();
    }

    private RunFolder recording(Growth growth) {
        RunFolder folder = RunFolder.create(root, "p", "box", START);
        RunInfo.Source plan = new RunInfo.Source("p", "p.yaml", PLAN);
        RunInfo.Source bench = new RunInfo.Source("box", "b.yaml", "name: box\nbox: { local: {} }\n");
        new RunInfo(RunInfo.FORMAT, folder.id(), START.toString(), "UTC", plan, bench, Map.of(), Map.of())
                .write(folder);
        ManualClock clock = new ManualClock();
        SplittableRandom random = new SplittableRandom(1);
        try (SampleWriter samples = SampleWriter.open(folder);
                RunJournal journal = RunJournal.open(folder, Timeline.startingNow(clock))) {
            journal.add(new RunEvent.RunStarted("p", "box", "6.1.0", "boot-1"));
            for (int second = 0; second < SECONDS; second += EVERY) {
                Duration at = Duration.ofSeconds(second);
                long slabs = Math.round(growth.kbAt(second) / 4);
                long noise = Math.round(4 * random.nextGaussian());
                samples.write(List.of(
                        sample(at, "meminfo", memInfo(4 * (slabs + noise))), sample(at, "slabinfo", slabInfo(slabs))));
            }
            clock.advance(Duration.ofSeconds(SECONDS));
            journal.add(new RunEvent.RunEnded("complete", ""));
        }
        return folder;
    }

    private static RawSample sample(Duration at, String source, String text) {
        return new RawSample(at, START.plus(at), "boot-1", source, text);
    }

    private static String memInfo(long lostKb) {
        return "MemTotal:         500000 kB\nMemFree:          " + (200_000 - lostKb) + " kB\nMemAvailable:     "
                + (200_000 - lostKb) + " kB\nSUnreclaim:       " + (20_000 + lostKb)
                + " kB\nKernelStack:        2000 kB\nPageTables:         1000 kB\n";
    }

    private static String slabInfo(long slabs) {
        return "slabinfo - version: 2.1\n# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>"
                + " : tunables <limit> <batchcount> <sharedfactor> : slabdata <active_slabs> <num_slabs> <sharedavail>\n"
                + String.format(
                        "vmap_area %d %d 64 64 1 : tunables 0 0 0 : slabdata %d %d 0%n",
                        64 * slabs, 64 * slabs, slabs, slabs);
    }
}
