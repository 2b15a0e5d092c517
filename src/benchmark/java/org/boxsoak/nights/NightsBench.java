package org.boxsoak.nights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long a command over a tree of runs takes, and how much memory, by the number of boxes and nights.
 *
 * <p>Arguments: a folder for the trees, the command ({@code nights} or {@code trend}), then sizes as BOXESxNIGHTS. Each command runs in a JVM of its
 * own, as the launcher starts it; the best of three counts, with all files in the page cache.
 */
public final class NightsBench {
    private NightsBench() {}

    public static void main(String[] arguments) throws Exception {
        Path trees = Path.of(arguments[0]);
        System.out.printf("%-12s %10s %10s %12s %14s%n", "boxes", "nights", "runs", "seconds", "peak RSS MiB");
        for (String size : List.of(arguments).subList(2, arguments.length)) {
            int boxes = Integer.parseInt(size.substring(0, size.indexOf('x')));
            int nights = Integer.parseInt(size.substring(size.indexOf('x') + 1));
            Path reports = trees.resolve(size);
            if (!Files.exists(reports)) {
                NightForest.grow(reports, boxes, nights, 1);
            }
            double best = Double.MAX_VALUE;
            long peak = 0;
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                Process process = command(arguments[1], reports);
                peak = Math.max(peak, peakMebibytes(process));
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
            }
            System.out.printf(Locale.ROOT, "%-12d %10d %10d %12.2f %14d%n", boxes, nights, boxes * nights, best, peak);
        }
    }

    private static Process command(String name, Path reports) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.boxsoak.cli.Main",
                name,
                reports.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The kernel's own high-water mark, read until the process is gone. */
    private static long peakMebibytes(Process process) throws InterruptedException {
        long peak = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            try {
                peak = Math.max(
                        peak,
                        Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                                .filter(l -> l.startsWith("VmHWM:"))
                                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                                .findFirst()
                                .orElse(0));
            } catch (IOException e) {
                // Gone in between.
            }
        }
        return peak;
    }
}
