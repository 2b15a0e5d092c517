package org.boxsoak.record;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boxsoak.judge.Judge;
import org.boxsoak.plan.Sampling;

/**
 * Records the readings of a real run again and again until they fill a night at one a second, and says what that takes on disk, what recording
 * costs the host, and how long judging the night takes. Blocks are complete in themselves, so a repeated reading gains nothing from its
 * first time.
 *
 * <p>{@code RecordingBenchmark RUN-FOLDER [HOURS [FOLDER]]}; the run should have sampled every second for more than five minutes.
 */
public final class RecordingBenchmark {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Map<String, Long> EVERY =
            SampleSource.standard(new Sampling(PERIOD, PERIOD, 1, List.of())).stream()
                    .collect(Collectors.toMap(
                            SampleSource::name, source -> source.every().toSeconds()));

    private RecordingBenchmark() {}

    public static void main(String[] args) throws IOException {
        RunFolder real = new RunFolder(Path.of(args[0]));
        int hours = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("boxsoak-night");
        Files.createDirectories(folder.resolve("samples"));
        for (String file : List.of("run.json", "journal.jsonl", "console.log")) {
            Files.copy(real.path().resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        RunFolder night = new RunFolder(folder);
        record(readings(real), hours * 3600, night);
        judge(night);
        System.out.println("the night lies in " + folder);
    }

    private static List<List<RawSample>> readings(RunFolder real) {
        List<List<RawSample>> readings = new ArrayList<>();
        Recording.open(real).samples(sample -> {
            List<RawSample> last = readings.isEmpty() ? null : readings.get(readings.size() - 1);
            if (last == null || !last.get(0).at().equals(sample.at())) {
                readings.add(new ArrayList<>(List.of(sample)));
            } else {
                last.add(sample);
            }
        });
        System.out.printf(Locale.ROOT, "real readings: %d%n", readings.size());
        return readings;
    }

    private static void record(List<List<RawSample>> readings, int seconds, RunFolder night) throws IOException {
        long raw = 0;
        long cpu = processorTime();
        Map<String, Integer> last = new HashMap<>();
        try (SampleWriter writer = SampleWriter.open(night)) {
            for (int second = 0; second < seconds; second++) {
                List<RawSample> reading = new ArrayList<>();
                for (RawSample s : readings.get(second % readings.size())) {
                    if (isTooSoon(s.source(), second, last)) {
                        continue;
                    }
                    Duration at = Duration.ofSeconds(second).plusMillis(s.at().toMillisPart());
                    reading.add(new RawSample(at, s.wall().plusSeconds(second), s.bootId(), s.source(), s.text()));
                    raw += s.text().length();
                }
                writer.write(reading);
            }
        }
        double used = (processorTime() - cpu) / 1e9;
        long size = size(night.path().resolve("samples"));
        System.out.printf(
                Locale.ROOT,
                "%d readings, %.1f MB of text: %.2f MB on disk (%.2f %%, %.0f bytes a reading)%n",
                seconds,
                raw / 1e6,
                size / 1e6,
                100.0 * size / raw,
                (double) size / seconds);
        System.out.printf(
                Locale.ROOT,
                "recording took %.1f s of the host's processor: %.2f %% of a core at one reading a second%n",
                used,
                100 * used / seconds);
    }

    /** Each plug of the real run reads all sources; a night has few plugs, and reads the seldom ones by their period. */
    private static boolean isTooSoon(String source, int second, Map<String, Integer> last) {
        Integer before = last.get(source);
        if (before != null && second - before < EVERY.getOrDefault(source, 1L)) {
            return true;
        }
        last.put(source, second);
        return false;
    }

    private static void judge(RunFolder night) {
        long cpu = processorTime();
        long start = System.nanoTime();
        var judgement = Judge.judge(night);
        System.out.printf(
                Locale.ROOT,
                "judged in %.2f s (%.2f s of processor time, heap in use %d MB): %s%n",
                (System.nanoTime() - start) / 1e9,
                (processorTime() - cpu) / 1e9,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                judgement.verdict().verdict().word());
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(f -> f.toFile().length()).sum();
        }
    }
}
