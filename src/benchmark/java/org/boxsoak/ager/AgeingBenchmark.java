package org.boxsoak.ager;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.boxsoak.bench.Cancellation;
import org.boxsoak.box.AdbBox;
import org.boxsoak.box.AdbServer;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxId;
import org.boxsoak.memory.PageTypeInfo;
import org.boxsoak.memory.VmStat;
import org.boxsoak.virtualbox.VirtualBox;
import org.boxsoak.virtualbox.VirtualBoxSettings;

/**
 * Ages one virtual box again and again, then holds it aged under a workload: how fast, how much stays free, how soon it is back, whether
 * the OOM killer came, and the most blocks at any look. {@code java -cp ... org.boxsoak.ager.AgeingBenchmark [rounds] [minutes]}.
 */
public final class AgeingBenchmark {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final AgeRequest ALL = new AgeRequest(4, 0, null);
    private static final PrintStream OUT = System.out;
    private static final String WORK =
            "dd if=/dev/zero of=/tmp/load bs=64k count=64 2>/dev/null; gzip -c /tmp/load | gunzip > /dev/null;"
                    + " for i in 1 2 3 4 5 6 7 8 9; do ls -lR /proc/self > /dev/null 2>&1; done; rm /tmp/load";

    private final Box box;

    private AgeingBenchmark(Box box) {
        this.box = box;
    }

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        try (VirtualBox virtual = VirtualBox.start(VirtualBoxSettings.DEFAULT, new Cancellation())) {
            virtual.awaitReady(Duration.ofMinutes(3));
            try (Box box = new AdbBox(new BoxId("virtual"), AdbServer.USUAL, virtual.adbSerial(), new Cancellation())) {
                box.connect(LONG);
                AgeingBenchmark benchmark = new AgeingBenchmark(box);
                benchmark.ageAgainAndAgain(rounds);
                benchmark.holdUnderLoad(Duration.ofMinutes(minutes));
                OUT.println("oom_kill: "
                        + VmStat.parse(box.readFile("/proc/vmstat", LONG))
                                .value("oom_kill")
                                .orElse(0));
            }
        }
    }

    private void ageAgainAndAgain(int rounds) {
        for (int round = 1; round <= rounds; round++) {
            PageTypeInfo before = freeLists();
            long start = System.nanoTime();
            double aged;
            Long reached;
            PageTypeInfo now;
            try (AgedBox held = AgedBox.start(box, ALL, LONG, new Cancellation())) {
                aged = secondsSince(start);
                reached = held.reached().usable();
                now = freeLists();
                start = System.nanoTime();
            }
            while (usable(freeLists()) < usable(before) * 9 / 10 && secondsSince(start) < 60) {
                Thread.onSpinWait();
            }
            OUT.printf(
                    Locale.ROOT,
                    "round %d: aged in %.1f s from %d to %s blocks (%d seen), %d %% of %d KiB free, back in %.1f s%n",
                    round,
                    aged,
                    usable(before),
                    reached,
                    usable(now),
                    100 * freePages(now) / freePages(before),
                    4 * freePages(before),
                    secondsSince(start));
        }
    }

    private void holdUnderLoad(Duration length) {
        int looks = 0;
        int[] seen = new int[1000];
        try (AgedBox held = AgedBox.start(box, ALL, LONG, new Cancellation())) {
            long start = System.nanoTime();
            while (secondsSince(start) < length.toSeconds() && held.isHeld()) {
                String types = box.ask(WORK + "; cat /proc/pagetypeinfo", LONG);
                seen[(int) Math.min(seen.length - 1, usable(PageTypeInfo.parse(types)))]++;
                seen[(int) Math.min(seen.length - 1, usable(freeLists()))]++;
                looks += 2;
            }
            OUT.printf(
                    Locale.ROOT,
                    "held for %.0f s, %d looks, still held: %s%n",
                    secondsSince(start),
                    looks,
                    held.isHeld());
        }
        for (int blocks = 0; blocks < seen.length; blocks++) {
            if (seen[blocks] > 0) {
                OUT.println("  " + blocks + " blocks: " + seen[blocks] + " looks");
            }
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private PageTypeInfo freeLists() {
        return PageTypeInfo.parse(box.readFile("/proc/pagetypeinfo", LONG));
    }

    private static long usable(PageTypeInfo types) {
        return types.supply(4).usable().count();
    }

    private static long freePages(PageTypeInfo types) {
        return types.usable().pages().count();
    }
}
