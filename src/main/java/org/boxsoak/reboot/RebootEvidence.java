package org.boxsoak.reboot;

import java.util.List;
import java.util.Map;

/**
 * What was recorded around one disappearance of a box.
 *
 * @param sameBoot whether the boot id is the one of before
 * @param powerCutByBench whether the bench's own relay took the box's power meanwhile
 * @param console the console's lines from the boot before, the last ones; empty where nobody listened
 * @param hasConsole whether a serial console was read, so that its silence says something
 * @param dump lines that the boot before left in pstore or /proc/last_kmsg and that were not there at the run's start
 * @param facts what the new boot says of itself, by name: {@code sys.boot.reason}, {@code ro.boot.bootreason},
 *     {@code persist.sys.boot.reason.history}, {@code watchdog.bootstatus}, {@code reset.reason}
 */
public record RebootEvidence(
        boolean sameBoot,
        boolean powerCutByBench,
        List<String> console,
        boolean hasConsole,
        List<String> dump,
        Map<String, String> facts) {
    public RebootEvidence {
        console = List.copyOf(console);
        dump = List.copyOf(dump);
        facts = Map.copyOf(facts);
    }

    String fact(String name) {
        return facts.getOrDefault(name, "").strip();
    }
}
