package org.boxsoak.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebootCausesTests {
    private static final String UPTIME = "[  120.000001] usb 1-1: USB disconnect, device number 2";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kernel panic - not syncing: sysrq triggered crash                       | KERNEL_PANIC
            Unable to handle kernel NULL pointer dereference at virtual address 0   | KERNEL_PANIC
            Rebooting in 5 seconds..                                                | KERNEL_PANIC
            reboot: Restarting system with command 'adb'                            | ORDERED
            reboot: Power down                                                      | ORDERED
            init: Reboot start, reason: reboot,userrequested, reboot_target:        | ORDERED
            sysrq: Resetting                                                        | ORDERED
            thermal thermal_zone0: critical temperature reached (125 C), shutting down | THERMAL
            watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [kworker/1:2:99]      | WATCHDOG
            rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:                   | WATCHDOG
            """)
    void the_last_words_on_the_console_name_the_cause(String line, RebootCause cause) {
        RebootFinding finding = RebootCauses.of(console(Map.of(), UPTIME, "[  121.000000] " + line));

        assertThat(finding.cause()).isEqualTo(cause);
        assertThat(finding.evidence().get(0)).startsWith("console").contains(line.substring(0, 10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel_panic,null       | KERNEL_PANIC
            watchdog                | WATCHDOG
            watchdog,apps,fault     | WATCHDOG
            reboot,adb              | ORDERED
            shutdown,userrequested  | ORDERED
            reboot,ota              | ORDERED
            shutdown,thermal        | THERMAL
            reboot,powerloss        | POWER_LOSS
            cold                    | POWER_LOSS
            hard                    | UNKNOWN
            """)
    void without_a_log_the_boxs_own_word_counts(String reason, RebootCause cause) {
        RebootFinding finding = RebootCauses.of(blind(Map.of("sys.boot.reason", reason), List.of()));

        assertThat(finding.cause()).isEqualTo(cause);
        assertThat(finding.words()).contains(reason);
    }

    @Test
    void the_watchdogs_own_flag_outweighs_a_bootloader_that_says_cold_for_everything() {
        RebootFinding finding =
                RebootCauses.of(console(Map.of("watchdog.bootstatus", "32", "sys.boot.reason", "cold"), UPTIME));

        assertThat(finding.cause()).isEqualTo(RebootCause.WATCHDOG);
        assertThat(finding.against()).anyMatch(words -> words.contains("'cold'"));
    }

    @Test
    void a_console_that_falls_silent_and_a_cold_boot_are_a_loss_of_power() {
        RebootFinding finding = RebootCauses.of(console(Map.of("sys.boot.reason", "cold"), UPTIME));

        assertThat(finding.cause()).isEqualTo(RebootCause.POWER_LOSS);
        assertThat(finding.against()).anyMatch(words -> words.contains("without a word"));
    }

    @Test
    void a_silent_console_alone_is_no_loss_of_power() {
        assertThat(RebootCauses.of(console(Map.of(), UPTIME)).cause()).isEqualTo(RebootCause.UNKNOWN);
    }

    @Test
    void a_dump_of_the_last_boot_tells_of_a_panic_where_nobody_listened() {
        RebootFinding finding = RebootCauses.of(blind(
                Map.of("sys.boot.reason", "reboot"),
                List.of("Panic#1 Part1", "<0>[   55.000000] Kernel panic - not syncing: Oops: Fatal exception")));

        assertThat(finding.cause()).isEqualTo(RebootCause.KERNEL_PANIC);
        assertThat(finding.evidence().get(0)).contains("crash dump", "Fatal exception");
    }

    @Test
    void an_oops_that_the_kernel_survived_does_not_make_a_later_reboot_a_panic() {
        RebootFinding finding = RebootCauses.of(console(
                Map.of(),
                "[  100.0] Internal error: Oops: 96000005 [#1] PREEMPT SMP",
                "[  900.000000] reboot: Restarting system"));

        assertThat(finding.cause()).isEqualTo(RebootCause.ORDERED);
    }

    @Test
    void a_power_cycle_by_the_bench_is_the_benchs_unless_the_kernel_had_died_before() {
        RebootEvidence cut = new RebootEvidence(false, true, List.of(UPTIME), true, List.of(), Map.of());
        RebootEvidence crashed = new RebootEvidence(
                false, true, List.of("Kernel panic - not syncing: Fatal exception"), true, List.of(), Map.of());

        assertThat(RebootCauses.of(cut).cause()).isEqualTo(RebootCause.POWER_CYCLED_BY_BENCH);
        assertThat(RebootCauses.of(crashed).cause()).isEqualTo(RebootCause.KERNEL_PANIC);
    }

    @Test
    void the_same_boot_id_is_never_a_reboot() {
        RebootEvidence evidence = new RebootEvidence(
                true, false, List.of("Kernel panic - not syncing"), true, List.of(), Map.of("sys.boot.reason", "cold"));

        assertThat(RebootCauses.of(evidence).cause()).isEqualTo(RebootCause.LINK_LOSS);
    }

    @Test
    void any_evidence_gets_an_answer() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);

            RebootFinding finding = RebootCauses.of(new RebootEvidence(
                    false,
                    random.nextBoolean(),
                    List.of(text, "[ 1.0] " + text),
                    random.nextBoolean(),
                    List.of(text),
                    Map.of("sys.boot.reason", text, "watchdog.bootstatus", text)));

            assertThat(finding.words()).isNotBlank();
        }
    }

    private static RebootEvidence console(Map<String, String> facts, String... lines) {
        return new RebootEvidence(false, false, List.of(lines), true, List.of(), facts);
    }

    private static RebootEvidence blind(Map<String, String> facts, List<String> dump) {
        return new RebootEvidence(false, false, List.of(), false, dump, facts);
    }
}
