package org.boxsoak.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded runs with another ending written into their journal: a bench that failed is never the box's fault, and the reverse. */
class WhoseFaultTests {
    private static final String WIFI = "wifi-comes-back-after-every-plug";
    private static final String ALLOCATIONS = "no-allocation-failure";
    private static final String REBOOT = "kernel-does-not-reboot";

    @TempDir
    Path folder;

    @Test
    void a_module_that_does_not_come_is_the_boxs_fault() throws IOException {
        assertThat(check("healthy-night", WIFI, firstPlug("no-device"), "").outcome())
                .isEqualTo(Outcome.BOX_FAILED);
    }

    @Test
    void a_module_that_does_not_come_because_the_relay_was_lost_is_the_benchs() throws IOException {
        String trouble = "\"event\":\"bench-trouble\",\"part\":\"relay\",\"message\":\"The relay board is gone.\"";

        assertThat(check("healthy-night", WIFI, firstPlug("no-device"), trouble).outcome())
                .isEqualTo(Outcome.BENCH_FAILED);
    }

    @Test
    void a_module_that_the_relay_had_not_unplugged_is_no_success_and_not_the_boxs_fault() throws IOException {
        CheckResult wifi = check("healthy-night", WIFI, firstPlug("not-unplugged"), "");

        assertThat(wifi.outcome()).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(wifi.message()).contains("the relay had not unplugged it");
    }

    @Test
    void a_module_that_comes_back_as_another_device_is_told() throws IOException {
        CheckResult wifi = check(
                "healthy-night",
                WIFI,
                line -> line.replaceFirst(
                        "(\"event\":\"plug-ended\",\"plug\":(\\d+),.*)}",
                        "$1,\"device\":{\"port\":\"1-$2\",\"devnum\":4,\"speed\":\"12\",\"descriptors\":\"\"}}"),
                "");

        assertThat(wifi.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(wifi.message()).contains("not the device that it was after plug", "port 1-");
    }

    @Test
    void a_console_that_was_lost_for_most_of_the_run_leaves_the_allocations_undecided() throws IOException {
        String gap = "\"event\":\"console-gap\",\"why\":\"The adapter is gone.\",\"refused\":false";
        Path run = copyOf("healthy-night");
        assertThat(check(run, ALLOCATIONS, line -> line, "").outcome()).isEqualTo(Outcome.PASSED);
        List<String> console = Files.readAllLines(run.resolve("console.log"));
        Files.write(run.resolve("console.log"), console.subList(0, 3));

        CheckResult allocations = check(run, ALLOCATIONS, line -> line, gap);

        assertThat(allocations.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(allocations.message()).contains("was not read for");
        assertThat(check(run, "bench-is-healthy", line -> line, "").message()).contains("console was not read");
    }

    @Test
    void a_console_that_was_away_for_a_moment_is_no_matter() throws IOException {
        String gap = "\"event\":\"console-gap\",\"why\":\"The adapter is gone.\",\"refused\":false";
        String back = "\"event\":\"console-back\",\"away\":0.1";
        Path run = copyOf("healthy-night");
        check(run, ALLOCATIONS, line -> line, gap);
        Path journal = run.resolve("journal.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        int at = lines.indexOf(lines.stream()
                .filter(l -> l.contains("console-gap"))
                .findFirst()
                .orElseThrow());
        lines.add(at + 1, lines.get(at).replace(gap, back));
        Files.write(journal, lines);

        assertThat(check(run, ALLOCATIONS, line -> line, "").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_box_that_was_only_out_of_reach_during_a_plug_is_not_blamed() throws IOException {
        assertThat(check("healthy-night", WIFI, firstPlug("box-lost"), "").outcome())
                .isEqualTo(Outcome.BENCH_FAILED);
    }

    @Test
    void an_emulated_box_that_was_started_anew_with_its_run_did_not_reboot_nor_stay_in_one_boot() throws IOException {
        CheckResult reboot = check(
                "three-hour-failure",
                REBOOT,
                line -> line.replaceFirst("\"event\":\"box-rebooted\".*", "\"event\":\"run-resumed\",\"why\":\"\"}"),
                "");

        assertThat(reboot.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(reboot.message()).contains("while it was watched", "was started anew");
    }

    @Test
    void a_panic_is_named_with_its_witnesses() throws IOException {
        CheckResult reboot = check("three-hour-failure", REBOOT, line -> line, facts("kernel_panic,null", "0"));

        assertThat(reboot.outcome()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(reboot.message()).contains("kernel panic (null)", "console: 'Unable to handle kernel NULL pointer");
        assertThat(reboot.evidence().get(0)).contains("sys.boot.reason is 'kernel_panic,null'");
    }

    @Test
    void a_box_that_lost_its_power_did_not_fail() throws IOException {
        Path run = copyOf("three-hour-failure");
        List<String> console = Files.readAllLines(run.resolve("console.log"));
        console.removeIf(
                line -> line.matches(".*(Unable to handle|Internal error|panic|Rebooting|page allocation failure).*"));
        Files.write(run.resolve("console.log"), console);
        CheckResult reboot = check(run, REBOOT, line -> line, facts("cold", "0"));

        assertThat(reboot.outcome()).isEqualTo(Outcome.BENCH_FAILED);
        assertThat(reboot.message()).contains("not by itself", "power loss", "'cold'");
    }

    @Test
    void a_watchdog_that_bit_is_believed_before_a_bootloader_that_says_cold() throws IOException {
        Path run = copyOf("three-hour-failure");
        Files.writeString(run.resolve("console.log"), "");
        CheckResult reboot = check(run, REBOOT, line -> line, facts("cold", "32"));

        assertThat(reboot.outcome()).isEqualTo(Outcome.BOX_FAILED);
        assertThat(reboot.message()).contains("watchdog", "against it", "'cold'");
    }

    private static String facts(String reason, String bootstatus) {
        return "\"event\":\"boot-facts\",\"reboot\":1,\"facts\":{\"sys.boot.reason\":\"" + reason
                + "\",\"watchdog.bootstatus\":\"" + bootstatus + "\"}";
    }

    private static UnaryOperator<String> firstPlug(String outcome) {
        return line -> line.contains("\"event\":\"plug-ended\",\"plug\":1,")
                ? line.replace("\"outcome\":\"back\"", "\"outcome\":\"" + outcome + "\"")
                : line;
    }

    private CheckResult check(String name, String check, UnaryOperator<String> edit, String added) throws IOException {
        return check(copyOf(name), check, edit, added);
    }

    /** @param added the event that follows the first plug's end or the reboot, without its times; empty: none */
    private static CheckResult check(Path run, String check, UnaryOperator<String> edit, String added)
            throws IOException {
        List<String> journal = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve("journal.jsonl"))) {
            journal.add(edit.apply(line));
            boolean isPlace = line.contains("\"event\":\"plug-ended\",\"plug\":1,")
                    || line.contains("\"event\":\"box-rebooted\"");
            if (isPlace && !added.isEmpty()) {
                journal.add(line.replaceFirst("\"event\".*", Matcher.quoteReplacement(added + "}")));
            }
        }
        Files.write(run.resolve("journal.jsonl"), journal);
        return Judge.judge(new RunFolder(run)).verdict().checks().stream()
                .filter(c -> c.name().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private Path copyOf(String name) throws IOException {
        Path from = Path.of("src/test/resources/recordings", name);
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
