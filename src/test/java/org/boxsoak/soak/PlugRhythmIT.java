package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.boxsoak.plan.PlugRhythm;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.EnumeratedDevice;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bursts at random moments beside relay steps of the workload, on a real kernel, until its driver no longer takes the module. */
@Tag("virtual-box")
class PlugRhythmIT {
    private static final PlugRhythm RHYTHM = new PlugRhythm(2, Duration.ofMillis(500), Duration.ofSeconds(3), 7);
    private static final Duration EVERY = Duration.ofSeconds(8);
    private static final String FIRST = "every 8 s, cycle 1 of 2";
    private static final String LAST = "every 8 s, cycle 2 of 2";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void plugs_come_in_bursts_at_moments_of_the_seed_and_in_steps_and_the_first_failure_is_named() throws Exception {
        try (CableBench bench = new CableBench(folder);
                CoupledRelay relay = new CoupledRelay(folder, bench.box.qmpSocket())) {
            SoakRun run = bench.start("""
                    duration: 10h
                    sample: { every: 1s, pagetypeinfo: every 5s }
                    workload:
                      - { name: replug, run: cycle, on: relay }
                      - { name: forbid drivers, run: "echo >>/tmp/n; [ $(wc -l </tmp/n) -lt 2 ] || echo 0 >/sys/bus/usb/drivers_autoprobe" }
                    pause: 2s
                    hotplug: { device: "0525:a4a2", interface: wlan0, off: 500ms, every: 8s, burst: 2, plugged-for: 500ms,
                               spread: 3s, seed: 7, start: unplugged, comes-back-within: 7s }
                    expect: { wifi: comes-back }
                    """, true, relay.bench());
            await("two whole bursts, and a plug that fails")
                    .atMost(LIMIT)
                    .until(() -> started(bench, LAST).size() > 1
                            && ended(bench).stream().anyMatch(PlugRhythmIT::hasFailed));
            run.end();
            CheckResult wifi = run.check("wifi-comes-back-after-every-plug");

            List<JournalLine> bursts = started(bench, FIRST);
            assertThat(bursts.size() - started(bench, LAST).size()).isBetween(0, 1);
            areNotBefore(bursts, phase(bench));
            assertThat(started(bench, "step replug")).isNotEmpty();
            areNewDevices(bench);
            isFirstFailureNamed(bench, wifi);
        }
    }

    /** A busy host may be late, and is never early. */
    private static void areNotBefore(List<JournalLine> bursts, Duration begin) {
        Random chance = RHYTHM.chance();
        for (int i = 0; i < bursts.size(); i++) {
            Duration due = begin.plus(EVERY.multipliedBy(i + 1)).plus(RHYTHM.offset(chance));
            assertThat(bursts.get(i).at()).isGreaterThanOrEqualTo(due);
        }
    }

    private static void areNewDevices(CableBench bench) {
        Set<Integer> numbers = new HashSet<>();
        Set<String> descriptors = new HashSet<>();
        for (RunEvent.PlugEnded ended :
                ended(bench).stream().filter(plug -> !hasFailed(plug)).toList()) {
            EnumeratedDevice device = Objects.requireNonNull(ended.device(), ended::toString);
            assertThat(numbers.add(device.devnum())).as(ended.toString()).isTrue();
            descriptors.add(device.descriptors());
        }
        // A box that had no time for the question leaves them out.
        descriptors.remove("");
        assertThat(descriptors).singleElement().asString().startsWith("1201").contains("2505a2a4");
    }

    private static void isFirstFailureNamed(CableBench bench, CheckResult wifi) {
        RunEvent.PlugEnded failed = ended(bench).stream()
                .filter(PlugRhythmIT::hasFailed)
                .findFirst()
                .orElseThrow();
        assertThat(failed.outcome()).isEqualTo("no-driver");
        assertThat(wifi.outcome()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(wifi.message()).contains("first after plug " + failed.plug() + ": no driver was bound to it");
    }

    private static boolean hasFailed(RunEvent.PlugEnded plug) {
        return !plug.outcome().equals("back");
    }

    private static Duration phase(CableBench bench) {
        return bench.journal().stream()
                .filter(line -> line.event().equals(new RunEvent.PhaseStarted("workload")))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static List<JournalLine> started(CableBench bench, String trigger) {
        return bench.journal().stream()
                .filter(line -> line.event() instanceof RunEvent.PlugStarted plug
                        && plug.trigger().equals(trigger))
                .toList();
    }

    private static List<RunEvent.PlugEnded> ended(CableBench bench) {
        return bench.journal().stream()
                .map(JournalLine::event)
                .filter(RunEvent.PlugEnded.class::isInstance)
                .map(RunEvent.PlugEnded.class::cast)
                .toList();
    }
}
