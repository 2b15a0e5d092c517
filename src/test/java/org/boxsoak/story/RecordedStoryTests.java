package org.boxsoak.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.boxsoak.judge.Judge;
import org.boxsoak.record.RawSample;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.report.CacheStory;
import org.boxsoak.report.ForecastStory;
import org.boxsoak.report.RunFigures;
import org.boxsoak.report.RunStory;
import org.boxsoak.report.TimelineSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reports tell of recordings: one of the virtual box, and a long one whose leak is known. */
class RecordedStoryTests {
    private static final Path RECORDING = Path.of("src/test/resources/recordings/healthy-night");
    private static final double MIB = 1 << 20;
    private static final int HOURS = 3;

    @TempDir
    Path folder;

    @Test
    void the_shares_of_the_ram_add_up_to_all_of_it() {
        RunStory story = RunStories.of(Judge.judge(new RunFolder(RECORDING)));

        List<TimelineSeries> account = story.memory().account();
        assertThat(account).extracting(TimelineSeries::name).contains("free outside CMA", "free in CMA", "slab");
        for (int i = 0; i < account.get(0).points().size(); i++) {
            int moment = i;
            double sum = account.stream()
                    .mapToDouble(s -> s.points().get(moment).value())
                    .sum();
            assertThat(sum / MIB).as("MemTotal in MiB").isCloseTo(473, Offset.offset(3.0));
        }
    }

    @Test
    void a_cache_that_grows_is_named_first_with_its_slope() throws Exception {
        RunStory story = RunStories.of(Judge.judge(leaking()));

        CacheStory first = story.memory().caches().get(0);

        assertThat(first.name()).isEqualTo("kmalloc-4096");
        assertThat(first.remark()).isEqualTo("leak");
        CacheStory.Growth growth = Objects.requireNonNull(first.growth());
        assertThat(growth.bytesPerHour() / MIB).isCloseTo(36, Offset.offset(2.0));
        assertThat(growth.low()).isLessThan(growth.high());
    }

    @Test
    void a_supply_that_falls_is_foreseen_to_end() throws Exception {
        ForecastStory forecast = Objects.requireNonNull(
                RunStories.of(Judge.judge(leaking())).memory().forecast());

        List<ForecastStory.Step> fan = forecast.fan();
        // 4000 blocks fall by 600 an hour: 16 are left after 6.6 h.
        ForecastStory.Step end = fan.get(fan.size() - 1);
        assertThat(fan.get(0).p50()).isCloseTo(2200, Offset.offset(60.0));
        assertThat(end.p50()).isEqualTo(forecast.floor());
        assertThat(fan).allSatisfy(s -> assertThat(s.p05()).isLessThanOrEqualTo(s.p95()));
        double arrives = fan.stream()
                        .filter(s -> s.p50() <= forecast.floor())
                        .findFirst()
                        .orElseThrow()
                        .at()
                        .toMillis()
                / 3.6e6;
        assertThat(arrives).as("hours until exhausted").isCloseTo(6.6, Offset.offset(0.7));
    }

    @Test
    void the_figures_carry_the_rate_of_the_leak() throws Exception {
        var judgement = Judge.judge(leaking());

        RunFigures figures = FigureTeller.of(judgement, RunStories.of(judgement));

        RunFigures.Rate rate = figures.rates().stream()
                .filter(r -> r.series().equals("SUnreclaim"))
                .findFirst()
                .orElseThrow();
        assertThat(rate.verdict()).isEqualTo("leak");
        assertThat(Objects.requireNonNull(rate.perHour()) / MIB).isCloseTo(36, Offset.offset(2.0));
    }

    /** Three hours, a sample every 10 s: kmalloc-4k grows by 36 MiB/h, the order-4 blocks fall by 600 an hour. */
    private RunFolder leaking() throws Exception {
        Files.createDirectories(folder.resolve("samples"));
        Files.copy(RECORDING.resolve("run.json"), folder.resolve("run.json"));
        Files.writeString(
                folder.resolve("journal.jsonl"),
                line(0, "run-started\",\"plan\":\"p\",\"box\":\"virtual\",\"kernel\":\"6.1\",\"bootId\":\"b")
                        + line(HOURS * 3600, "run-ended\",\"how\":\"complete\",\"why\":\""));
        RunFolder run = new RunFolder(folder);
        try (SampleWriter writer = SampleWriter.open(run)) {
            for (int t = 10; t < HOURS * 3600; t += 10) {
                writer.write(samples(t));
            }
        }
        return run;
    }

    private static List<RawSample> samples(int t) {
        long slabs = 1000 + t * 36L * 256 / 3600;
        long blocks = 4000 - t / 6L;
        Duration at = Duration.ofSeconds(t);
        return Map.of(
                        "meminfo",
                        "MemTotal: 1000000 kB\nMemFree: 400000 kB\nCmaFree: 100000 kB\nSUnreclaim: " + slabs * 4
                                + " kB\n",
                        "slabinfo",
                        "slabinfo - version: 2.1\n"
                                + "# name"
                                + " <active_objs>"
                                + " <num_objs>"
                                + " <objsize>"
                                + " <objperslab>"
                                + " <pagesperslab>\n"
                                + "kmalloc-4k"
                                + " " + slabs + " " + slabs + " 4096 1 1 : tunables 0 0 0 : slabdata " + slabs
                                + " " + slabs + " 0\n"
                                + "dentry 2100 2100 192 21 1 : tunables 0 0 0 : slabdata 100 100 0\n",
                        "pagetypeinfo",
                        "Page block order: 9\n"
                                + "Pages per block: 512\n\n"
                                + "Free pages count per migrate type at order 0 1 2 3 4 5\n"
                                + "Node 0, zone DMA, type Unmovable 10 9 8 7 " + blocks + " 0\n")
                .entrySet()
                .stream()
                .map(e -> new RawSample(at, Instant.EPOCH.plus(at), "b", e.getKey(), e.getValue()))
                .toList();
    }

    private static String line(int t, String event) {
        return "{\"t\":" + t + ",\"wall\":\"2026-11-22T14:58:19Z\",\"event\":\"" + event + "\"}\n";
    }
}
