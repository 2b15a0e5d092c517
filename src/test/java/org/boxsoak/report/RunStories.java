package org.boxsoak.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Verdict;

/** Runs as a box would have produced them, made up from a seed: the three-hour failure, and its happier and sadder kin. */
public final class RunStories {
    public static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final Duration SAMPLE = Duration.ofSeconds(10);
    private static final Duration SNAPSHOT = Duration.ofMinutes(1);

    private RunStories() {}

    /** Three hours of daily tests fragment the memory; plug 7 finds no order-4 block, and the box reboots. */
    public static RunStory failed() {
        SyntheticBox box = new SyntheticBox(11, THREE_HOURS, 1.0);
        Duration last = THREE_HOURS;
        List<Marker> markers = new ArrayList<>(markers(THREE_HOURS, 7));
        markers.add(new Marker(last.plusSeconds(3), Marker.Kind.ALLOCATION_FAILURE, "order-4 allocation failed"));
        markers.add(new Marker(last.plusSeconds(3), Marker.Kind.CRASH, "oops in glSetHifInfo"));
        markers.add(new Marker(last.plusSeconds(9), Marker.Kind.REBOOT, "reboot"));
        List<PlugStory> plugs = new ArrayList<>(plugs(THREE_HOURS, 7).subList(0, 6));
        plugs.add(new PlugStory(
                7,
                last.minusSeconds(5),
                last,
                Duration.ofSeconds(2),
                null,
                false,
                "order-4 request refused in glSetHifInfo, NULL pointer dereference, reboot 9 s after the plug"));
        Verdict verdict = Verdict.of(
                List.of(
                        check(
                                "order4-unmovable-remains",
                                Outcome.BOX_FAILED,
                                true,
                                "At 2:41:00 the Unmovable lists held 14 order-4 blocks and at 3:00:00 none; the plan demands at"
                                        + " least 16 at all times.",
                                "samples/pagetypeinfo at 3:00:00: Unmovable 1290 752 410 131 0 0 0 0 0 0 0"),
                        check(
                                "kernel-does-not-reboot",
                                Outcome.BOX_FAILED,
                                true,
                                "The boot id changed at 3:00:41, 9 s after plug 7 the console fell silent.",
                                "console.log:812",
                                "journal.jsonl: boot 2 begins"),
                        check(
                                "wifi-comes-back-after-every-plug",
                                Outcome.BOX_FAILED,
                                true,
                                "wlan0 came back after 6 of 7 plugs; plug 7 at 3:00:00 never did within 30 s."),
                        check(
                                "no-allocation-failure",
                                Outcome.BOX_FAILED,
                                true,
                                "kworker/0:0 asked for order 4 with GFP_ATOMIC and got nothing: every free block of order 4 or"
                                        + " more was CMA.",
                                "console.log:796"),
                        check(
                                "no-memory-leak",
                                Outcome.BOX_FAILED,
                                true,
                                "SUnreclaim grows by 1.9 MiB/h (90 %: 1.6 to 2.2); the plan forbids 1 MiB/h. The growth is in"
                                        + " kmalloc-4k.",
                                "samples/slabinfo"),
                        check("order4-lasts", Outcome.BOX_FAILED, false, "The supply was exhausted after 3:00:00."),
                        check(
                                "bench-is-healthy",
                                Outcome.PASSED,
                                true,
                                "1 080 of 1 080 samples, the relay obeyed 14 times.")),
                "Plug 7 at 3:00:00 made the driver wlan_mt7663_usb ask for 64 KiB at once (order 4, GFP_ATOMIC, Unmovable)."
                        + " 618 MiB were free, but 570 MiB of that was CMA, which an unmovable request may not take, and not"
                        + " one other free block was that large: fragmentation with only CMA left. The driver does not check"
                        + " for NULL, so the kernel died and the box rebooted 9 s after the plug.\n\nOutside CMA the free"
                        + " memory rose from 38 to 48 MiB while the supply of order-4 blocks fell from 327 to 0: watching"
                        + " MemFree alone would have shown nothing.");
        return new RunStory(
                title("the three-hour failure", THREE_HOURS.plusSeconds(41)),
                verdict,
                new Timeline(box.series(SAMPLE), limits(), markers, List.of()),
                new MemoryStory(
                        box.pageTypes(SNAPSHOT),
                        box.texts("at the failure"),
                        box.caches(SAMPLE),
                        box.account(SNAPSHOT),
                        null),
                plugs,
                List.of(),
                List.of(incident(last)),
                sources());
    }

    /** The same night with the buffers allocated at boot: every plug succeeds. */
    public static RunStory passed() {
        SyntheticBox box = new SyntheticBox(12, THREE_HOURS, 0.15);
        Verdict verdict = Verdict.of(
                List.of(
                        check(
                                "order4-unmovable-remains",
                                Outcome.PASSED,
                                true,
                                "Never less than 268 order-4 blocks; the plan demands 16."),
                        check("kernel-does-not-reboot", Outcome.PASSED, true, "One boot id in 1 080 samples."),
                        check(
                                "wifi-comes-back-after-every-plug",
                                Outcome.PASSED,
                                true,
                                "wlan0 came back after 7 of 7 plugs, at the latest after 5.1 s."),
                        check("no-allocation-failure", Outcome.PASSED, true, "None in 811 console lines."),
                        check(
                                "no-memory-leak",
                                Outcome.UNDECIDED,
                                false,
                                "The least rate that three hours can show is 2.4 MiB/h."),
                        check("bench-is-healthy", Outcome.PASSED, true, "1 080 of 1 080 samples.")),
                "7 plugs in three hours, all came back within 5.1 s. The supply of order-4 blocks fell from 327 to 278 and"
                        + " would last for about 17 more hours at this rate.");
        return new RunStory(
                title("the three-hour failure", THREE_HOURS),
                verdict,
                new Timeline(box.series(SAMPLE), limits(), markers(THREE_HOURS, 7), List.of()),
                new MemoryStory(
                        box.pageTypes(SNAPSHOT),
                        box.texts("at the end"),
                        box.caches(SAMPLE),
                        box.account(SNAPSHOT),
                        box.forecast(SAMPLE)),
                plugs(THREE_HOURS, 7),
                List.of(),
                List.of(),
                sources());
    }

    /** A comparison of measures against the same aged plug. */
    public static RunStory compared() {
        RunStory base = undecided();
        return new RunStory(
                base.title(),
                base.verdict(),
                base.timeline(),
                base.memory(),
                base.plugs(),
                List.of(
                        new MeasureStory("as is", "", Outcome.BOX_FAILED, 3, 0, 0, "0", "4 to 6"),
                        new MeasureStory("NULL check", "survive", Outcome.PASSED, 3, 3, 0, "0, 1", "4")),
                base.logs(),
                base.sources());
    }

    /** A run that a person ended after 20 minutes. */
    public static RunStory undecided() {
        Duration length = Duration.ofMinutes(20);
        SyntheticBox box = new SyntheticBox(13, length, 0.1);
        Verdict verdict = Verdict.of(
                List.of(
                        check("order4-unmovable-remains", Outcome.PASSED, true, "Never less than 300 order-4 blocks."),
                        check("kernel-does-not-reboot", Outcome.PASSED, true, "One boot id in 98 samples."),
                        check(
                                "no-memory-leak",
                                Outcome.UNDECIDED,
                                true,
                                "20 minutes show a leak of 22 MiB/h or more; the plan forbids 1 MiB/h. Let it run for 2.5 hours.")),
                "The run was ended by Ctrl-C after 20 minutes. What was seen is good, but it is too short to see the leak rate"
                        + " that the plan forbids.");
        List<Gap> gaps = List.of(new Gap(
                Duration.ofMinutes(7),
                Duration.ofMinutes(10),
                "adb did not answer 'cat /proc/slabinfo' within 10 s, 18 times in a row"));
        return new RunStory(
                title("nightly", length),
                verdict,
                new Timeline(box.series(SAMPLE, gaps), limits(), markers(length, 1), gaps),
                new MemoryStory(box.pageTypes(SNAPSHOT), List.of(), box.caches(SAMPLE), List.of(), null),
                plugs(length, 1),
                List.of(),
                List.of(),
                sources());
    }

    /** The relay board died after 50 minutes. */
    public static RunStory benchFailed() {
        Duration length = Duration.ofMinutes(52);
        SyntheticBox box = new SyntheticBox(14, length, 0.2);
        List<Marker> markers = new ArrayList<>(markers(length, 1));
        markers.add(new Marker(Duration.ofMinutes(50), Marker.Kind.NOTE, "relay gone"));
        Verdict verdict = Verdict.of(
                List.of(
                        check("order4-unmovable-remains", Outcome.PASSED, true, "Never less than 290 order-4 blocks."),
                        check(
                                "wifi-comes-back-after-every-plug",
                                Outcome.UNDECIDED,
                                true,
                                "Only 1 of 7 plugs could be made."),
                        check(
                                "bench-is-healthy",
                                Outcome.BENCH_FAILED,
                                true,
                                "The relay on /dev/ttyUSB0 did not answer within 2 s, 3 times in a row. Check its cable, then 'boxsoak doctor'.",
                                "journal.jsonl:4411")),
                "The relay on /dev/ttyUSB0 fell silent at 0:50:00, so no further plug could be made. The box itself did"
                        + " nothing wrong until then.");
        return new RunStory(
                title("nightly", length),
                verdict,
                new Timeline(box.series(SAMPLE), limits(), markers, List.of()),
                new MemoryStory(box.pageTypes(SNAPSHOT), List.of(), box.caches(SAMPLE), List.of(), null),
                plugs(length, 1),
                List.of(),
                List.of(),
                sources());
    }

    /** Twelve hours, sampled every second, a plug every five minutes, a cycle every minute: as big as a run gets. */
    public static RunStory wholeNight() {
        Duration night = Duration.ofHours(12);
        SyntheticBox box = new SyntheticBox(15, night, 0.6);
        List<Marker> markers = new ArrayList<>(markers(night, 144));
        for (int minute = 0; minute < 720; minute++) {
            markers.add(new Marker(Duration.ofMinutes(minute), Marker.Kind.CYCLE, "cycle " + minute));
        }
        List<LogExcerpt> logs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            logs.add(incident(Duration.ofHours(i)));
        }
        Duration second = Duration.ofSeconds(1);
        return new RunStory(
                title("whole night", night),
                Verdict.of(
                        List.of(check("order4-unmovable-remains", Outcome.PASSED, true, "Never less than 120.")),
                        "A quiet night."),
                new Timeline(box.series(second), limits(), markers, List.of()),
                new MemoryStory(
                        box.pageTypes(Duration.ofSeconds(10)),
                        box.texts("at the end"),
                        box.caches(second),
                        box.account(second),
                        box.forecast(second)),
                plugs(night, 144),
                List.of(),
                logs,
                sources());
    }

    public static CheckResult check(String name, Outcome outcome, boolean decides, String message, String... evidence) {
        return new CheckResult(name, outcome, decides, message, List.of(evidence));
    }

    public static RunTitle title(String plan, Duration length) {
        return new RunTitle(
                plan,
                "lab-3",
                "ADT-4 (Amlogic s905x4)",
                "RTM11.260112.004",
                "5.4.125-android11-2-g6d2ca40337f4",
                Instant.parse("2026-03-14T21:58:12Z"),
                ZoneId.of("Europe/Berlin"),
                length);
    }

    private static List<Limit> limits() {
        return List.of(new Limit("Order-4 blocks for unmovable requests", "plan: at least 16", 16));
    }

    private static List<Marker> markers(Duration length, int plugs) {
        List<Marker> markers = new ArrayList<>();
        for (long t = 0; t < length.toSeconds(); t += 1200) {
            markers.add(new Marker(Duration.ofSeconds(t), Marker.Kind.CYCLE, "cycle " + (t / 1200 + 1)));
        }
        for (int i = 1; i <= plugs; i++) {
            Duration at = plugTime(length, plugs, i);
            markers.add(new Marker(at.minusSeconds(5), Marker.Kind.UNPLUG, "unplug " + i));
            markers.add(new Marker(at, Marker.Kind.PLUG, "plug " + i));
        }
        return markers;
    }

    private static Duration plugTime(Duration length, int plugs, int number) {
        return plugs == 7
                ? Duration.ofMinutes(number == 7 ? 180 : number * 29L)
                : length.multipliedBy(number).dividedBy(plugs + 1);
    }

    private static List<PlugStory> plugs(Duration length, int count) {
        List<PlugStory> plugs = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Duration at = plugTime(length, count, i);
            plugs.add(new PlugStory(
                    i,
                    at.minusSeconds(5),
                    at,
                    Duration.ofMillis(900 + i * 37L % 400),
                    Duration.ofMillis(3900 + i * 731L % 1300),
                    true,
                    "wlan0 is up"));
        }
        return plugs;
    }

    private static LogExcerpt incident(Duration plug) {
        List<LogExcerpt.Line> lines = new ArrayList<>();
        int number = 791;
        for (String line : INCIDENT.split("\n")) {
            boolean deciding =
                    line.matches(".*(page allocation failure|glSetHifInfo\\+|DMA32: |Unable to handle|Oops).*");
            lines.add(new LogExcerpt.Line(number, plug.plusMillis(1800L + 40L * (number - 791)), line, deciding));
            number++;
        }
        return new LogExcerpt("The refused order-4 request and the crash", "console.log", lines);
    }

    private static Sources sources() {
        return new Sources(
                List.of(
                        new Sources.RawFile("journal.jsonl", "every event of the run, one a line"),
                        new Sources.RawFile("console.log", "the serial console with arrival times"),
                        new Sources.RawFile("samples/", "the raw samples, compressed"),
                        new Sources.RawFile("verdict.json", "the verdict for scripts"),
                        new Sources.RawFile(
                                "allure-report/index.html", "the same checks in Allure, with their history")),
                List.of(
                        new Sources.Fact("Bench", "lab-3"),
                        new Sources.Fact("Relay", "lcus /dev/ttyUSB0 channel 1"),
                        new Sources.Fact("Measure in force", "none"),
                        new Sources.Fact("boxsoak", "0.1.0")),
                List.of(
                        new Sources.Fact("Median time of a sample", "38 ms"),
                        new Sources.Fact("CPU of the box", "0.2 %")));
    }

    private static final String INCIDENT = """
            usb 1-1.2: new high-speed USB device number 9 using xhci-hcd
            usb 1-1.2: New USB device found, idVendor=0e8d, idProduct=7663, bcdDevice= 1.00
            usb 1-1.2: Product: Wireless_Device
            [wlan] mtk_usb_probe: enter
            [wlan] glRegisterBus: bus ready
            kworker/0:0: page allocation failure: order:4, mode:0xa20(GFP_ATOMIC), nodemask=(null),cpuset=/,mems_allowed=0
            CPU: 0 PID: 5171 Comm: kworker/0:0 Tainted: P WC O 5.4.125-android11-2-g6d2ca40337f4-dirty-ab2800 #1
            Hardware name: Amlogic (DT)
            Workqueue: usb_hub_wq hub_event
            [ffffffc0200eb500+ 96][<ffffffc01029e8d8>] kmalloc_order+0x5c/0x1a8
            [ffffffc0200eb560+ 96][<ffffffc01029ea64>] kmalloc_order_trace+0x40/0x108
            [ffffffc0200eb5c0+ 144][<ffffffc00a72fd30>] glSetHifInfo+0x670/0x7c0 [wlan_mt7663_usb]
            Mem-Info:
            free:158325 free_pcp:1023 free_cma:145990
            DMA32 free:633300kB min:10240kB low:21996kB high:32740kB present:3670016kB managed:3582536kB free_cma:583960kB
            DMA32: 1587*4kB (UMEC) 1959*8kB (UMEC) 1803*16kB (UMEC) 676*32kB (UMEC) 305*64kB (C) 86*128kB (C) 19*256kB (C) 10*512kB (C) 26*1024kB (C) 5*2048kB (C) 118*4096kB (C) = 633204kB
            Free_Unmovable:7440
            Free_CMA:145990
            917504 pages RAM
            Unable to handle kernel NULL pointer dereference at virtual address 0000000000000000
            Mem abort info:
            Internal error: Oops: 96000006 [#1] PREEMPT SMP
            """;
}
