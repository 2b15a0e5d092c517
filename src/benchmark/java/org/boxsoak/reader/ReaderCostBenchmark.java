package org.boxsoak.reader;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.plan.Sampling;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.Timeline;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;

/**
 * Compares what the box pays for a sample: our reader against the usual way, one {@code adb shell cat} for each file, both on the virtual
 * box, the same files, once a second. Counted is all that keeps the box from being idle (processors x uptime - idle of /proc/uptime), less what
 * it does when nobody asks.
 *
 * <p>{@code ReaderCostBenchmark [SECONDS]}.
 */
public final class ReaderCostBenchmark {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Box box;
    private final String serial;
    private final int processors;
    private final List<SampleSource> files;

    private ReaderCostBenchmark(Box box, String serial) {
        this.box = box;
        this.serial = serial;
        this.processors = Integer.parseInt(
                box.ask("grep -c ^processor /proc/cpuinfo", DEADLINE).strip());
        this.files = SampleSource.standard(new Sampling(PERIOD, PERIOD, 1, List.of())).stream()
                .filter(SampleSource::isOneFile)
                .toList();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        Cancellation cancellation = new Cancellation();
        try (VirtualBox virtual = VirtualBox.start(VirtualBoxSettings.DEFAULT, cancellation);
                Box box = new AdbBox(new BoxId("virtual"), AdbServer.USUAL, virtual.adbSerial(), cancellation)) {
            virtual.awaitReady(Duration.ofMinutes(3));
            box.connect(DEADLINE);
            new ReaderCostBenchmark(box, virtual.adbSerial()).compare(seconds);
        }
    }

    private void compare(int seconds) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d files, %d times, once a second: %s%n",
                files.size(),
                seconds,
                files.stream().map(SampleSource::path).toList());
        // Once before: the program is put onto the box.
        reader(2);
        double quiet = busy(0, () -> Thread.sleep(seconds * 1000L)) / seconds;
        double ours = busy(quiet, () -> reader(seconds)) / seconds;
        double usual = busy(quiet, () -> cats(seconds)) / seconds;
        System.out.printf(Locale.ROOT, "nobody asks: %.1f ms of processor time a second%n", quiet * 1e3);
        System.out.printf(Locale.ROOT, "adb shell cat, one for each file: %.1f ms a sample%n", usual * 1e3);
        System.out.printf(
                Locale.ROOT,
                "reader: %.1f ms a sample, adbd's part included: %.3f of the usual way%n",
                ours * 1e3,
                ours / usual);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Seconds of processor time that the box was not idle meanwhile, less so much a second that it is busy anyway. */
    private double busy(double quiet, Work work) throws IOException, InterruptedException {
        double[] before = uptime();
        work.run();
        double[] after = uptime();
        return (processors - quiet) * (after[0] - before[0]) - (after[1] - before[1]);
    }

    private double[] uptime() {
        String[] words = box.readFile("/proc/uptime", DEADLINE).strip().split(" ");
        return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
    }

    private void reader(int samples) {
        Cancellation end = new Cancellation();
        int[] seen = {0};
        ReadingLoop loop = new ReadingLoop(
                box,
                files,
                PERIOD,
                1,
                Timeline.startingNow(new SystemRunClock()),
                new Counting(seen, samples, end),
                end);
        loop.run(end);
        System.out.println("  " + loop.cost().total());
    }

    private record Counting(int[] seen, int wanted, Cancellation end) implements ReadingListener {
        @Override
        public void opened(String bootId, String reader, String why) {
            System.out.println("  reader: " + reader + " " + why);
        }

        @Override
        public void absent(String source, String why) {
            System.out.println("  absent: " + source + " " + why);
        }

        @Override
        public void reading(Reading reading) {
            seen[0]++;
            if (seen[0] >= wanted) {
                end.request();
            }
        }

        @Override
        public void damaged(String what) {
            System.out.println("  damaged: " + what);
        }

        @Override
        public void missed(String why) {
            System.out.println("  missed: " + why);
        }
    }

    private void cats(int samples) throws IOException, InterruptedException {
        long due = System.nanoTime();
        for (int i = 0; i < samples; i++) {
            for (SampleSource file : files) {
                new ProcessBuilder("adb", "-s", serial, "shell", "cat", file.path())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
            due += PERIOD.toNanos();
            long left = due - System.nanoTime();
            if (left > 0) {
                Thread.sleep(left / 1_000_000);
            }
        }
    }
}
