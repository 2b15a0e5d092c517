package org.boxsoak.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunFolder;

/**
 * One harness with many boxes: simulated ones, each the virtual box's adbd on this host, whose files say what a recording says, second by second.
 * Between them and the harness is what is there in a laboratory: a real adb server, our reader on each box, the recording of each run.
 *
 * <p>{@code FleetBenchmark RUN-FOLDER [BOXES [SECONDS [PERIOD-MS]]]}: the run should have sampled every second; its readings are replayed from eight
 * places at once.
 */
public final class FleetBenchmark {
    private static final int SCENES = 8;

    private FleetBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int boxes = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 600;
        int period = args.length > 3 ? Integer.parseInt(args[3]) : 1000;
        Path work = Files.createTempDirectory("boxsoak-fleet");
        List<Map<String, String>> readings = readings(new RunFolder(Path.of(args[0])));
        try (SimulatedFleet fleet = SimulatedFleet.start(work, boxes)) {
            ReplayedFiles files = new ReplayedFiles(work.resolve("files"), readings, SCENES);
            Process harness = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-Dboxsoak.home=" + Path.of("").toAbsolutePath(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FleetHarness.class.getName(),
                            work.toString(),
                            Integer.toString(fleet.adbPort()),
                            String.join(",", fleet.serials()),
                            String.join(",", readings.get(0).keySet()),
                            Integer.toString(SCENES),
                            Integer.toString(seconds),
                            Integer.toString(period))
                    .inheritIO()
                    .start();
            files.replayWhile(harness, Duration.ofMillis(period));
            System.out.printf(Locale.ROOT, "the harness ended with %d; all lies in %s%n", harness.waitFor(), work);
        }
    }

    /** The run's readings, each with all sources: one that was not read then says what it said last. */
    private static List<Map<String, String>> readings(RunFolder real) {
        List<Map<String, String>> readings = new ArrayList<>();
        Map<String, String> now = new TreeMap<>();
        Duration[] at = {null};
        Recording.open(real).samples(sample -> {
            if (at[0] != null && !at[0].equals(sample.at())) {
                readings.add(Map.copyOf(now));
            }
            at[0] = sample.at();
            now.put(sample.source(), sample.text());
        });
        Set<String> all = Set.copyOf(now.keySet());
        readings.removeIf(reading -> !reading.keySet().equals(all));
        return readings;
    }
}
