package org.boxsoak.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.boxsoak.judge.Judge;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunInfo;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.record.Timeline;
import org.boxsoak.report.VerdictFile;

/**
 * The recording of a night that nobody had to wait for: SUnreclaim leaks at a known rate, order-4 blocks shrink at another.
 *
 * @param plan the plan's text
 * @param build the box's build
 * @param hours length of the night
 * @param leakKbPerHour how fast SUnreclaim rises and free memory falls
 * @param blocksPerHour how fast the blocks of order 4 go; 3000 are there at the start
 */
public record RecordedNight(String plan, String build, double hours, double leakKbPerHour, double blocksPerHour) {
    private static final Instant START = Instant.parse("2026-01-02T20:00:00Z");
    private static final int STEP_SECONDS = 60;

    /** Writes the recording of night so-and-so under the reports folder, and gives its folder. */
    public RunFolder record(Path reports, int night) {
        Instant start = START.plus(Duration.ofDays(night));
        RunFolder folder = RunFolder.create(reports, "night", "box", start);
        RunInfo.Source source = new RunInfo.Source("night", "night.yaml", plan);
        new RunInfo(
                        RunInfo.FORMAT,
                        folder.id(),
                        start.toString(),
                        "UTC",
                        source,
                        new RunInfo.Source("virtual", "", ""),
                        Map.of("model", "fake box", "build", build),
                        Map.of())
                .write(folder);
        ManualClock clock = new ManualClock();
        SplittableRandom random = new SplittableRandom(night);
        try (SampleWriter samples = SampleWriter.open(folder);
                RunJournal journal = RunJournal.open(folder, Timeline.startingNow(clock))) {
            journal.add(new RunEvent.RunStarted("night", "box", "6.1.0", "boot-1"));
            for (int i = 0; i * STEP_SECONDS <= hours * 3600; i++) {
                double hour = i * STEP_SECONDS / 3600.0;
                samples.write(List.of(
                        sample(clock, start, "meminfo", memInfo(hour, random)),
                        sample(clock, start, "pagetypeinfo", pageTypes(hour, random))));
                clock.advance(Duration.ofSeconds(STEP_SECONDS));
            }
            journal.add(new RunEvent.RunEnded("complete", ""));
        }
        return folder;
    }

    /** The same, judged: a night as the reports folder keeps it. */
    public RunFolder recordAndJudge(Path reports, int night) {
        RunFolder folder = record(reports, night);
        VerdictFile.write(folder.path(), Judge.judge(folder).verdict());
        return folder;
    }

    private static RawSample sample(ManualClock clock, Instant start, String source, String text) {
        return new RawSample(clock.elapsed(), start.plus(clock.elapsed()), "boot-1", source, text);
    }

    private String memInfo(double hour, SplittableRandom random) {
        long lost = Math.round(leakKbPerHour * hour);
        return "MemTotal:  1000000 kB\nMemFree:  " + (600_000 - lost + noise(random, 200)) + " kB\nMemAvailable:  "
                + (700_000 - lost + noise(random, 200)) + " kB\nSUnreclaim:  " + (40_000 + lost + noise(random, 20))
                + " kB\nCmaTotal:  100000 kB\nCmaFree:  90000 kB\n";
    }

    private String pageTypes(double hour, SplittableRandom random) {
        long blocks = Math.max(0, Math.round(3000 - blocksPerHour * hour) + noise(random, 5));
        StringBuilder text = new StringBuilder(
                "Page block order: 9\nPages per block:  512\n\n"
                        + "Free pages count per migrate type at order       0      1      2      3      4      5      6      7      8      9     10\n");
        for (String type : List.of("Unmovable", "Movable", "Reclaimable", "HighAtomic", "CMA", "Isolate")) {
            text.append("Node    0, zone      DMA, type ").append(String.format("%12s", type));
            for (int order = 0; order <= 10; order++) {
                text.append(String.format("%7d", order == 4 && type.equals("Unmovable") ? blocks : 0));
            }
            text.append('\n');
        }
        return text
                + "\nNumber of blocks type     Unmovable      Movable  Reclaimable   HighAtomic          CMA      Isolate\n"
                + "Node 0, zone      DMA          100           20            4            0           50            0\n";
    }

    private static long noise(SplittableRandom random, double size) {
        return Math.round(size * random.nextGaussian());
    }
}
