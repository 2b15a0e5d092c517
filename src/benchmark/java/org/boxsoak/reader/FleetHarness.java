package org.boxsoak.reader;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.bench.SystemRunClock;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;
import org.boxsoak.record.SampleSource;
import org.boxsoak.record.SampleWriter;
import org.boxsoak.record.Timeline;

/** The harness of {@link FleetBenchmark}: samples and records all boxes at once, and says what that took. */
final class FleetHarness {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int LOOKS = 10;

    private final AtomicLong troubles = new AtomicLong();
    private final List<RunEvent.SamplingCost> costs = new ArrayList<>();
    private final Cancellation end = new Cancellation();

    private FleetHarness() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new FleetHarness()
                .run(
                        Path.of(args[0]),
                        new AdbServer("127.0.0.1", Integer.parseInt(args[1])),
                        List.of(args[2].split(",")),
                        List.of(args[3].split(",")),
                        Integer.parseInt(args[4]),
                        Integer.parseInt(args[5]),
                        Duration.ofMillis(Integer.parseInt(args[6])));
    }

    private void run(
            Path work,
            AdbServer adb,
            List<String> serials,
            List<String> names,
            int scenes,
            int seconds,
            Duration period)
            throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < serials.size(); i++) {
            Box box = new AdbBox(new BoxId("box-" + i), adb, serials.get(i), end);
            box.connect(DEADLINE);
            Path files = work.resolve("files").resolve("box-" + i % scenes);
            List<SampleSource> sources = names.stream()
                    .map(name -> new SampleSource(name, files.resolve(name).toString(), every(name, period), ""))
                    .toList();
            RunFolder folder = new RunFolder(work.resolve("run-" + i));
            Files.createDirectories(folder.path().resolve("samples"));
            Thread thread = new Thread(() -> sample(box, sources, period, folder), "sampler-box-" + i);
            thread.start();
            threads.add(thread);
        }
        look(serials.size(), seconds, period);
        end.request();
        for (Thread thread : threads) {
            thread.join();
        }
        tell(serials.size());
    }

    /** Seldom sources stay seldom, however fast the others are read. */
    private static Duration every(String name, Duration period) {
        boolean isSeldom = List.of("vmallocinfo", "processes", "dmabuf").contains(name);
        return isSeldom ? period.multipliedBy(60) : period;
    }

    private void sample(Box box, List<SampleSource> sources, Duration period, RunFolder folder) {
        Timeline timeline = Timeline.startingNow(new SystemRunClock());
        try (RunJournal journal = RunJournal.open(folder, timeline);
                SampleWriter writer = SampleWriter.open(folder)) {
            journal.follow(line -> hear(line.event()));
            new Sampler(box, sources, period, 1, timeline, writer, journal, end).run(end);
        }
    }

    private void hear(RunEvent event) {
        if (event instanceof RunEvent.SamplingCost cost) {
            synchronized (costs) {
                costs.add(cost);
            }
        } else if (event instanceof RunEvent.StreamDamaged || event instanceof RunEvent.SamplesMissed) {
            troubles.incrementAndGet();
            System.out.println("  " + event);
        }
    }

    /** Looks at the heap, each time after a collection, and at the processor time between. */
    private void look(int boxes, int seconds, Duration period) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(30).toMillis());
        long cpu = processorTime();
        long start = System.nanoTime();
        for (int look = 1; look <= LOOKS; look++) {
            Thread.sleep(seconds * 1000L / LOOKS);
            double wall = (System.nanoTime() - start) / 1e9;
            double share = (processorTime() - cpu) / 1e9 / wall / boxes;
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "after %.0f s: heap in use %.1f MB, processor of the harness %.2f %% of a core a box (%.0f ms a reading)%n",
                    wall,
                    (jvm.totalMemory() - jvm.freeMemory()) / 1e6,
                    100 * share,
                    share * period.toMillis());
        }
    }

    private void tell(int boxes) {
        long readings = costs.stream().mapToLong(RunEvent.SamplingCost::samples).sum();
        long worst = costs.stream()
                .mapToLong(RunEvent.SamplingCost::late99Millis)
                .max()
                .orElse(-1);
        long middle = costs.stream()
                .mapToLong(RunEvent.SamplingCost::late99Millis)
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElse(-1);
        System.out.printf(
                Locale.ROOT,
                "%d boxes, %d readings; 99 %% of a box's readings were late by less than: %d ms in the middle, %d ms for the worst box;"
                        + " %d troubles%n",
                boxes,
                readings,
                middle,
                worst,
                troubles.get());
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
