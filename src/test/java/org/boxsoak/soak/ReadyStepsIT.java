package org.boxsoak.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ready steps that need nothing of Android, ageing for each plug, and a margin that was measured before, in one run. */
@Tag("virtual-box")
class ReadyStepsIT {
    private static final String PLAN = """
            name: ready steps
            duration: 8s
            sample: { every: 1s, pagetypeinfo: every 1s }
            setup:
              - use: reboot
            workload:
              - use: { storage: { folder: /tmp, size: 4M } }
              - { use: standby, name: standby of a box without Android }
            pause: 7s
            age: { leave: 40, from: plug }
            hotplug: { device: "0525:a4a2", interface: wlan0, start: unplugged, also: at end, comes-back-within: 20s }
            expect:
              reboot: never
              wifi: comes-back
              order4-unmovable: { at-least: margin, of: usable, when: at plug }
            """;

    @TempDir
    Path folder;

    @Test
    void a_run_knows_its_own_reboots_and_judges_each_plug_by_the_measured_margin() throws Exception {
        Path plan = Files.writeString(folder.resolve("ready.yaml"), PLAN);
        Launched unmeasured = Launched.run(folder, plan.toString());
        assertThat(unmeasured.exitCode()).isEqualTo(2);
        assertThat(unmeasured.err()).contains("was not measured yet", "boxsoak margin --plan " + plan);
        Path margins = Files.createDirectories(folder.resolve("reports/margins"));
        Files.writeString(
                margins.resolve("virtual-0525-a4a2-order4.json"),
                "{\"order\":4,\"needs\":4,\"kernel\":\"6.1\",\"measured\":\"2026-01-02T03:04:05Z\",\"trials\":11}\n");

        Launched run = Launched.run(folder, plan.toString());

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        Map<String, CheckResult> checks =
                run.verdict().checks().stream().collect(Collectors.toMap(CheckResult::name, c -> c));
        assertThat(Objects.requireNonNull(checks.get("kernel-does-not-reboot")).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(Objects.requireNonNull(checks.get("kernel-does-not-reboot")).message())
                .contains("only when a step told it to, once");
        assertThat(Objects.requireNonNull(checks.get("order4-unmovable-remains"))
                        .message())
                .contains("4, which the plug was measured to need (2026-01-02T03:04:05Z on 6.1)")
                .containsPattern("plug 1 met [34]\\d and came back");
        assertThat(Files.readAllLines(run.runFolder().resolve("journal.jsonl")))
                .filteredOn(line -> line.contains("\"step-ended\""))
                .anySatisfy(line -> assertThat(line).contains("\"storage\"", "\"asExpected\":true"))
                .anySatisfy(line -> assertThat(line).contains("\"reboot\"", "\"asExpected\":true"))
                .anySatisfy(line -> assertThat(line).contains("without Android", "cannot begin: the box is not awake"));
    }
}
