package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.boxsoak.bench.Programs;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cables that are cut and boards that are pulled out in the middle of a run: never the box's fault. */
@Tag("virtual-box")
class CutCablesIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void adb_dropped_five_times_console_cut_twice_and_the_relay_lost_once_never_blame_the_box() throws Exception {
        try (CableBench bench = new CableBench(folder);
                CoupledRelay relay = new CoupledRelay(folder, bench.box.qmpSocket())) {
            SoakRun run = bench.start("""
                    duration: 10h
                    sample: { every: 1s, pagetypeinfo: every 5s }
                    workload: [ { name: breathe, run: cat /proc/loadavg, timeout: 10s } ]
                    pause: 500ms
                    hotplug: { device: "0525:a4a2", interface: wlan0, off: 1s, every: 12s, start: unplugged, comes-back-within: 10s }
                    expect: { reboot: never, wifi: comes-back, allocation-failure: never, bench: healthy }
                    """, true, relay.bench());
            await("the module is plugged").atMost(LIMIT).until(() -> bench.count(RunEvent.PlugEnded.class) > 0);

            for (int drop = 1; drop <= 5; drop++) {
                if (drop <= 2) {
                    cutConsole(bench, drop);
                }
                dropAdb(bench, drop);
            }
            relay.pullOut();
            await("the lost relay is noticed").atMost(LIMIT).until(() -> hasRelayTrouble(bench));
            relay.plugIn();
            long cycles = bench.count(RunEvent.CycleStarted.class);
            await("the run goes on").atMost(LIMIT).until(() -> bench.count(RunEvent.CycleStarted.class) > cycles + 3);
            run.end();

            Map<String, CheckResult> checks =
                    run.verdict().checks().stream().collect(Collectors.toMap(CheckResult::name, c -> c));
            assertThat(checks.values())
                    .extracting(CheckResult::outcome)
                    .as(checks.toString())
                    .doesNotContain(Outcome.BOX_FAILED);
            assertThat(run.verdict().verdict()).isEqualTo(Outcome.BENCH_FAILED);
            CheckResult reboot = run.check("kernel-does-not-reboot");
            assertThat(reboot.evidence())
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allMatch(e -> e.contains("only the link was lost"));
        }
    }

    @Test
    void without_a_console_the_failed_allocation_is_told_from_what_the_dying_kernel_left() throws Exception {
        try (CableBench bench = new CableBench(folder);
                CoupledRelay relay = new CoupledRelay(folder, bench.box.qmpSocket())) {
            SoakRun run = bench.start("""
                    duration: 5s
                    sample: { every: 1s, pagetypeinfo: every 1s }
                    boot-within: 2m
                    age: { order: 4, leave: 0 }
                    workload: [ { name: breathe, run: cat /proc/loadavg, timeout: 10s } ]
                    pause: 500ms
                    hotplug: { device: "0525:a4a2", interface: wlan0, start: unplugged, also: at end, comes-back-within: 15s }
                    expect: { reboot: never, allocation-failure: never }
                    """, false, relay.bench());

            CheckResult allocations = run.check("no-allocation-failure");

            assertThat(allocations.outcome()).as(allocations.message()).isEqualTo(Outcome.BOX_FAILED);
            assertThat(allocations.message()).contains("order 4");
            assertThat(run.check("kernel-does-not-reboot").message()).contains("kernel panic", "crash dump");
            assertThat(run.verdict().explanation()).contains("soak_set_hif_info", "NULL pointer dereference");
        }
    }

    @Test
    void a_box_that_hangs_without_a_word_is_brought_back_by_its_power_relay_and_not_blamed() throws Exception {
        Path off = folder.resolve("power-off");
        Path on = folder.resolve("power-on");
        try (CableBench bench = new CableBench(folder)) {
            SoakRun run = bench.start(
                    """
                    duration: 10h
                    sample: { every: 1s, pagetypeinfo: every 5s }
                    boot-within: 2m
                    workload: [ { name: breathe, run: cat /proc/loadavg, timeout: 10s } ]
                    pause: 500ms
                    expect: { reboot: never }
                    """,
                    true,
                    "recovery:\n  after: 3s\n  off: 1s\n  at-most: 1\n  power: { type: command, on: touch " + on
                            + ", off: touch " + off + ", minimum-off: 0s }\n");

            // Stopped, the emulator keeps its sockets and answers nothing: a hard hang as the bench sees it.
            Programs.run(List.of("kill", "-STOP", String.valueOf(bench.box.pid())), Duration.ofSeconds(10));
            await("its power is taken").atMost(LIMIT).until(() -> Files.exists(off));
            bench.box.powerCut();
            await("its power is given back").atMost(LIMIT).until(() -> Files.exists(on));
            bench.box.restart();
            await("the reboot is looked into").atMost(LIMIT).until(() -> bench.count(RunEvent.BootFacts.class) == 1);
            run.end();

            CheckResult reboot = run.check("kernel-does-not-reboot");
            assertThat(reboot.outcome()).as(reboot.message()).isEqualTo(Outcome.BENCH_FAILED);
            assertThat(reboot.message()).contains("power cycled by the bench");
            assertThat(bench.journal())
                    .anyMatch(line -> line.event() instanceof RunEvent.RecoveryTried tried
                            && tried.step().equals("power-cycle")
                            && tried.done());
        }
    }

    /** A busy host loses the box now and then by itself: what counts is whether it is lost now. */
    private static void dropAdb(CableBench bench, int drop) {
        if (drop % 2 == 1) {
            bench.adb.cut();
        } else {
            bench.server.kill();
        }
        await("drop " + drop + " is noticed").atMost(LIMIT).until(() -> isLost(bench));
        bench.adb.mend();
        await("the box is back after drop " + drop).atMost(LIMIT).until(() -> !isLost(bench));
    }

    private static boolean isLost(CableBench bench) {
        return bench.count(RunEvent.BoxLost.class) > bench.count(RunEvent.BoxBack.class);
    }

    private static void cutConsole(CableBench bench, int cut) {
        bench.console.cut();
        await("cut " + cut + " is noticed").atMost(LIMIT).until(() -> bench.count(RunEvent.ConsoleGap.class) >= cut);
        bench.console.mend();
    }

    private static boolean hasRelayTrouble(CableBench bench) {
        return bench.journal().stream()
                .anyMatch(line -> line.event() instanceof RunEvent.BenchTrouble trouble
                        && trouble.part().equals("relay"));
    }
}
