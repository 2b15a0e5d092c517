package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which a box goes away, on a real kernel, named right. {@code -Dboxsoak.trials=10} does each ten times, without a console
 * too, and writes how soon each was noticed to {@code target/reboot-trials-*.txt}.
 */
@Tag("virtual-box")
class RebootCauseIT {
    private static final int TRIALS = Integer.getInteger("boxsoak.trials", 1);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PLAN = """
            duration: 10h
            sample: { every: 2s, pagetypeinfo: every 5s }
            boot-within: 2m
            workload: [ { name: breathe, run: cat /proc/loadavg, timeout: 10s } ]
            pause: 500ms
            expect: { reboot: never }
            """;

    private final Map<String, List<Double>> latencies = new LinkedHashMap<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    /** A way to go, what the run has to call it with and without a console, and how many seconds after the order the box goes. */
    private record Way(Runnable go, String cause, String blind, double delay) {
        Way(Runnable go, String cause, double delay) {
            this(go, cause, cause, delay);
        }
    }

    @Test
    void each_cause_is_named_with_a_console() throws Exception {
        assertThat(trial(true)).isEqualTo(Outcome.BOX_FAILED);
    }

    @Test
    void each_cause_that_leaves_a_trace_is_named_without_one() throws Exception {
        assertThat(trial(false)).isEqualTo(Outcome.BOX_FAILED);
    }

    private Outcome trial(boolean withConsole) throws Exception {
        try (CableBench bench = new CableBench(folder)) {
            Map<String, Way> ways = ways(bench, withConsole);
            SoakRun run = bench.start(PLAN, withConsole, "");
            List<String> causes = new ArrayList<>();
            for (int round = 0; round < TRIALS; round++) {
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    causes.add(
                            withConsole
                                    ? way.getValue().cause()
                                    : way.getValue().blind());
                    reboot(bench, way.getKey(), way.getValue(), causes.size());
                }
            }
            long reboots = bench.count(RunEvent.BoxRebooted.class);
            loseLink(bench);
            run.end();
            CheckResult check = run.check("kernel-does-not-reboot");

            print(withConsole, check);
            assertThat(bench.count(RunEvent.BoxRebooted.class)).isEqualTo(reboots);
            assertThat(check.evidence()).hasSameSizeAs(causes);
            for (int i = 0; i < causes.size(); i++) {
                assertThat(check.evidence().get(i)).contains(": another boot, " + causes.get(i));
            }
            assertThat(run.folder().path().resolve("crash-1/dmesg-ramoops-0")).exists();
            return check.outcome();
        }
    }

    private static Map<String, Way> ways(CableBench bench, boolean withConsole) {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("sysrq c", new Way(() -> bench.order("echo c >/proc/sysrq-trigger"), "kernel panic (sysrq)", 0));
        ways.put("watchdog", new Way(() -> bench.order("exec watchdog -F -T 2 -t 600 /dev/watchdog"), "watchdog", 2));
        if (withConsole || TRIALS > 1) {
            ways.put("reboot", new Way(() -> bench.order("reboot"), "ordered reboot (by shell)", 0.4));
            ways.put("adb reboot", new Way(bench::adbReboot, "ordered reboot (by adb)", 0.4));
            // It resets at once and leaves nothing: without a console nobody knows.
            ways.put(
                    "sysrq b",
                    new Way(() -> bench.order("echo b >/proc/sysrq-trigger"), "ordered reboot", "unknown", 0));
            ways.put("power cut", new Way(bench.box::restart, "power loss", 0));
        }
        return ways;
    }

    private void reboot(CableBench bench, String name, Way way, int number) {
        Instant start = Instant.now();
        way.go().run();
        await("reboot " + number + " (" + way.cause() + ") is looked into")
                .atMost(LIMIT)
                .until(() -> bench.count(RunEvent.BootFacts.class) == number);
        Instant noticed = bench.first(RunEvent.RebootNoticed.class, start);
        latencies
                .computeIfAbsent(name, n -> new ArrayList<>())
                .add(Math.max(0, Duration.between(start, noticed).toMillis() / 1e3 - way.delay()));
        // The next one must not come before the run has seen that this one is over.
        long cycles = bench.count(RunEvent.CycleStarted.class);
        await("the workload goes on").atMost(LIMIT).until(() -> bench.count(RunEvent.CycleStarted.class) > cycles + 2);
    }

    /** The same boot afterwards: no reboot, whatever adb did. */
    private static void loseLink(CableBench bench) {
        long back = bench.count(RunEvent.BoxBack.class);
        bench.adb.cut();
        await("the box is missed")
                .atMost(LIMIT)
                .until(() -> bench.journal().stream()
                                .filter(l -> l.event() instanceof RunEvent.BoxLost)
                                .count()
                        > bench.count(RunEvent.BoxBack.class));
        bench.adb.mend();
        await("the link is back").atMost(LIMIT).until(() -> bench.count(RunEvent.BoxBack.class) > back);
    }

    private void print(boolean withConsole, CheckResult check) throws IOException {
        StringBuilder text = new StringBuilder();
        latencies.forEach((way, seconds) -> text.append(statistics(way, seconds)));
        text.append(statistics(
                "all", latencies.values().stream().flatMap(List::stream).toList()));
        check.evidence().forEach(line -> text.append(line).append('\n'));
        Files.writeString(Path.of("target", "reboot-trials-" + (withConsole ? "console" : "blind") + ".txt"), text);
    }

    private static String statistics(String way, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%s: %d times, noticed after %.1f s in the median, %.1f s at most: %s%n",
                way,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                seconds);
    }
}
