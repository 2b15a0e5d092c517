package org.boxsoak.tracer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.box.BoxStream;
import org.boxsoak.box.LocalBox;
import org.boxsoak.trace.Holder;
import org.boxsoak.trace.Ranking;
import org.boxsoak.trace.Trace;
import org.boxsoak.trace.TraceCost;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a trace costs at 1 000, 10 000 and 50 000 page allocations a second, and how often each planted leak is named first:
 * {@code java -cp ... org.boxsoak.tracer.TraceBenchmark [cost|host|leaks] [ROUNDS [KIB-PER-SECOND [SECONDS [MODES]]]]}, where the last three say how fast
 * the leaks are, how long each trace, and which leaks ({@code pages,kmalloc,vmalloc,dma,process,nothing}). {@code host} measures the cost on this host instead of the
 * emulated box: tracefs and root are needed.
 */
public final class TraceBenchmark {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration COST_LENGTH = Duration.ofSeconds(10);
    private static final List<String> MODES = List.of("pages", "kmalloc", "vmalloc", "dma", "process", "nothing");
    private static final PrintStream OUT = System.out;
    private static final String OSD = "/sys/kernel/leaky_osd/";

    /** Grows by 20 000 bytes after so many microseconds; its name is that of the script. */
    private static final String LEAKY_APP =
            "#!/bin/sh\nx=\nb=$(head -c 20000 /dev/zero | tr '\\\\0' x)\nwhile :; do x=$x$b; usleep $1; done\n";

    private final Box box;
    private final Path file;
    private final double leakKibPerSecond;
    private final Duration leakLength;

    private TraceBenchmark(Box box, Path file, double leakKibPerSecond, Duration leakLength) {
        this.box = box;
        this.file = file;
        this.leakKibPerSecond = leakKibPerSecond;
        this.leakLength = leakLength;
    }

    public static void main(String[] args) throws IOException {
        String what = args.length == 0 ? "cost" : args[0];
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        double kibPerSecond = args.length > 2 ? Double.parseDouble(args[2]) : 80;
        Duration length = Duration.ofSeconds(args.length > 3 ? Integer.parseInt(args[3]) : 7);
        List<String> modes = args.length > 4 ? List.of(args[4].split(",")) : MODES;
        Path file = Files.createTempFile("trace", ".gz");
        if (what.equals("host")) {
            try (Box host = new LocalBox(new BoxId("host"), new Cancellation())) {
                new TraceBenchmark(host, file, kibPerSecond, length).costs();
            }
            Files.delete(file);
            return;
        }
        try (VirtualBox virtual = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation())) {
            virtual.awaitReady(Duration.ofMinutes(3));
            try (Box box = new AdbBox(new BoxId("virtual"), AdbServer.USUAL, virtual.adbSerial(), new Cancellation())) {
                box.connect(LONG);
                TraceBenchmark benchmark = new TraceBenchmark(box, file, kibPerSecond, length);
                if (what.equals("cost")) {
                    benchmark.costs();
                } else {
                    benchmark.leaks(modes, rounds);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private void costs() throws IOException {
        trace(false, COST_LENGTH);
        for (int rate : List.of(1_000, 10_000, 50_000)) {
            if (box instanceof LocalBox) {
                try (PageChurn churn = new PageChurn(rate)) {
                    costs(rate, churn);
                }
            } else {
                box.ask("echo " + rate + " > " + OSD + "churn", LONG);
                costs(rate, null);
                box.ask("echo 0 > " + OSD + "churn", LONG);
            }
        }
    }

    private void costs(int rate, @Nullable PageChurn churn) {
        double without = busyShare();
        double untraced = churn == null ? Double.NaN : churn.microsPerPage();
        for (boolean objects : new boolean[] {false, true}) {
            long before = pagesAllocated();
            long start = System.nanoTime();
            TraceCost cost = trace(objects, COST_LENGTH).cost();
            double seconds = (System.nanoTime() - start) / 1e9;
            double traced = churn == null ? Double.NaN : churn.microsPerPage();
            OUT.printf(
                    Locale.ROOT,
                    "wished %6d/s, seen %6.0f pages/s, %s: busy %.2f of a CPU without, %.2f with; own %.3f;"
                            + " %6.0f events/s, lost %d (%.2f %%), %.0f kB/s sent%s%n",
                    rate,
                    (pagesAllocated() - before) / seconds,
                    objects ? "pages and objects" : "pages alone",
                    without,
                    cost.busySeconds() / cost.seconds(),
                    cost.ownShare(),
                    cost.eventsPerSecond(),
                    cost.lost(),
                    100 * cost.lostShare(),
                    cost.sentBytes() / cost.seconds() / 1000,
                    churn == null
                            ? ""
                            : String.format(Locale.ROOT, "; a page costs %.1f us, traced %.1f", untraced, traced));
        }
    }

    private double busyShare() {
        String[] shares = box.ask("head -n 1 /proc/stat; sleep 10; head -n 1 /proc/stat", LONG)
                .split("\n");
        return (busyTicks(shares[1]) - busyTicks(shares[0])) / 100.0 / 10;
    }

    private static double busyTicks(String line) {
        String[] words = line.trim().split(" +");
        return Double.parseDouble(words[1])
                + Double.parseDouble(words[2])
                + Double.parseDouble(words[3])
                + Double.parseDouble(words[6])
                + Double.parseDouble(words[7]);
    }

    private long pagesAllocated() {
        return box.readFile("/proc/vmstat", LONG)
                .lines()
                .filter(l -> l.startsWith("pgalloc_"))
                .mapToLong(l -> Long.parseLong(l.substring(l.indexOf(' ') + 1)))
                .sum();
    }

    private void leaks(List<String> modes, int rounds) {
        box.ask(
                "printf '" + LEAKY_APP.replace("\n", "\\n").replace("'", "'\\''")
                        + "' > /data/local/tmp/leaky_app; chmod 755 /data/local/tmp/leaky_app",
                LONG);
        for (String mode : modes) {
            int first = 0;
            for (int round = 0; round < rounds; round++) {
                first += round(mode) ? 1 : 0;
            }
            OUT.printf(
                    Locale.ROOT,
                    "%s at %.2f MB/h, traced for %d s: %d of %d as it should be%n",
                    mode,
                    leakKibPerSecond * 1024 * 3600 / 1e6,
                    leakLength.toSeconds(),
                    first,
                    rounds);
        }
    }

    private boolean round(String mode) {
        if (mode.equals("process")) {
            try (BoxStream app = box.stream(
                    "exec /data/local/tmp/leaky_app " + Math.round(20_000e6 / (leakKibPerSecond * 1024)), LONG)) {
                boolean named = isNamed(mode, Ranking.of(trace(true, leakLength), 1e6));
                app.writeLine("", LONG);
                return named;
            }
        }
        if (!mode.equals("nothing")) {
            box.ask(
                    "echo " + mode + " > " + OSD + "mode; echo " + String.format(Locale.ROOT, "%.3f", leakKibPerSecond)
                            + " > " + OSD + "rate_kb; echo 1 > " + OSD + "running",
                    LONG);
        }
        boolean named = isNamed(mode, Ranking.of(trace(true, leakLength), 1e6));
        box.ask("echo 1 > " + OSD + "release", LONG);
        return named;
    }

    private static boolean isNamed(String mode, List<Holder> holders) {
        Holder first = holders.isEmpty() ? null : holders.get(0);
        boolean right = switch (mode) {
            case "nothing" -> first == null || !first.suspected();
            case "process" -> first != null && first.suspected() && first.name().startsWith("leaky_app");
            default -> first != null && first.suspected() && first.module().equals("leaky_osd");
        };
        if (!right) {
            OUT.println(mode + ": " + (first == null ? "nobody" : first.label() + " " + first.bytesByWindow()));
        }
        return right;
    }

    private Trace trace(boolean objects, Duration length) {
        TraceRequest request = TraceRequest.lasting(length, 6, Duration.ZERO);
        return BoxTracer.trace(
                        box, objects ? request : request.withoutObjects(), file, window -> {}, new Cancellation())
                .trace();
    }
}
