package org.boxsoak.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.boxsoak.judge.Judge;
import org.boxsoak.judge.Judgement;
import org.boxsoak.record.RunFolder;
import org.boxsoak.report.allure.AllureReport;
import org.boxsoak.report.allure.StoryResults;
import org.boxsoak.report.page.NightsIndex;
import org.boxsoak.report.page.RunPage;
import org.boxsoak.report.page.TrendPage;
import org.boxsoak.story.FigureTeller;
import org.boxsoak.story.NightTeller;
import org.boxsoak.story.RunStories;

/**
 * How long the reports of a twelve-hour night take, and how big they get; and the pages over a hundred nights. From the root of the
 * project: {@code java -Xmx256m -cp target/classes:target/lib/* org.boxsoak.report.ReportBenchmark [seconds between samples]}.
 */
public final class ReportBenchmark {
    private static final Path RECORDING = Path.of("src/test/resources/recordings/healthy-night");
    private static final int NIGHTS = 100;

    private final PrintStream out = System.out;

    public static void main(String[] args) throws IOException {
        int every = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Path reports = Files.createTempDirectory("boxsoak-report-benchmark");
        try {
            new ReportBenchmark().measure(reports, every);
        } finally {
            try (Stream<Path> files = Files.walk(reports)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private void measure(Path reports, int every) throws IOException {
        Path night = reports.resolve("long-virtual-20260314-215812");
        new NightRecording(RECORDING, night, Duration.ofHours(12)).write(every);
        out.printf("12 h, a sample every %d s: %s of samples%n", every, size(night.resolve("samples/samples.bxs")));
        RunFolder folder = new RunFolder(night);
        Judgement judgement = timed("judge", () -> Judge.judge(folder));
        RunStory story = timed("story", () -> RunStories.of(judgement));
        timed("figures", () -> FigureTeller.of(judgement, story));
        timed("page", () -> {
            RunPage.write(night, story);
            return night;
        });
        out.printf("  %s%n", size(night.resolve("index.html")));
        timed("Allure results", () -> {
            StoryResults.write(night, story, false);
            return night;
        });
        out.printf("  %s%n", size(night.resolve("allure-results")));
        timed(
                "Allure 2 report",
                () -> AllureReport.with(Path.of("").toAbsolutePath()).generate(night));
        hundredNights(reports);
    }

    /** Reads the figures of a hundred nights, finds the changes, and writes the pages. */
    private void hundredNights(Path reports) throws IOException {
        RunFigures pattern = FiguresFile.read(figures(reports));
        for (int i = 0; i < NIGHTS; i++) {
            String run = String.format(Locale.ROOT, "nights-lab-2026%02d%02d-200000", 1 + i / 28, 1 + i % 28);
            Files.createDirectories(reports.resolve(run));
            Files.writeString(reports.resolve(run).resolve("run.json"), "{}");
            FiguresFile.write(reports.resolve(run), night(pattern, run, i));
        }
        timed("pages over 100 nights", () -> {
            var nights = NightFolders.read(reports, NIGHTS, folder -> null);
            var stories = new TreeMap<String, TrendStory>();
            nights.forEach((key, figures) -> stories.put(key, NightTeller.of(figures)));
            for (var entry : stories.entrySet()) {
                TrendPage.write(reports, entry.getKey(), entry.getValue());
            }
            NightsIndex.write(reports, stories);
            return stories;
        });
        out.printf("  %s%n", size(reports.resolve(TrendPage.name("nights-lab"))));
    }

    private static Path figures(Path reports) throws IOException {
        Path night = reports.resolve("long-virtual-20260314-215812");
        Judgement judgement = Judge.judge(new RunFolder(night));
        FiguresFile.write(night, FigureTeller.of(judgement, RunStories.of(judgement)));
        return night;
    }

    private static RunFigures night(RunFigures f, String run, int i) {
        double rate = (i < 40 ? 2e4 : 1.2e6) + 3e4 * Math.sin(i * 2.399);
        return new RunFigures(
                f.format(),
                run,
                f.plan(),
                f.box(),
                f.model(),
                i < 40 ? "b1" : "b2",
                f.kernel(),
                Instant.parse("2026-01-01T20:00:00Z").plus(Duration.ofDays(i)).toString(),
                f.seconds(),
                f.verdict(),
                f.order4Usable(),
                f.order4Strict(),
                f.freeOutsideCmaBytes(),
                f.plugs(),
                f.reboots(),
                f.allocationFailures(),
                f.crashes(),
                f.gaps(),
                f.samples(),
                f.forbiddenPerHour(),
                List.of(
                        new RunFigures.Rate("SUnreclaim", "leak", rate, rate - 1e5, rate + 1e5, 1e5),
                        new RunFigures.Rate("KernelStack", "no-leak", rate / 50, -1e4, 1e4, 1e5)));
    }

    private <T> T timed(String what, Work<T> work) throws IOException {
        long began = System.nanoTime();
        long busy = processorTime();
        T result = work.done();
        out.printf(
                Locale.ROOT,
                "%-24s %7.2f s, of that %.2f s of this program's processor time%n",
                what,
                (System.nanoTime() - began) / 1e9,
                (processorTime() - busy) / 1e9);
        return result;
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static String size(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
        }
    }
}
