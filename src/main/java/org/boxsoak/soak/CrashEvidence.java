package org.boxsoak.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.boxsoak.bench.BenchException;
import org.boxsoak.box.Box;
import org.boxsoak.box.BoxUnreachableException;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;

/** Fetches what the previous boot left behind, as soon as the box is back: new dumps would overwrite it. */
final class CrashEvidence {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /** A box that has just booted is busy, and what it says now it says but once. */
    private static final int ATTEMPTS = 3;

    // Size and time tell a new dump from one that has lain there for boots.
    private static final String LIST = "for f in /sys/fs/pstore/* /proc/last_kmsg; do "
            + "[ -r \"$f\" ] && echo \"$f $(stat -c '%s %Y' \"$f\" 2>/dev/null)\"; done; true";
    private static final String FACTS = "for p in sys.boot.reason sys.boot.reason.last ro.boot.bootreason "
            + "persist.sys.boot.reason.history; do command -v getprop >/dev/null || break; "
            + "echo \"$p=$(getprop $p | tr '\\n' ' ')\"; done; "
            + "for w in /sys/class/watchdog/watchdog*/bootstatus; do "
            + "[ -r $w ] && echo \"watchdog.bootstatus=$(cat $w)\" && break; done; "
            + "for r in /sys/class/reboot/reboot_reason /sys/devices/platform/*/reboot_reason "
            + "/sys/devices/platform/*/*/reboot_reason; do "
            + "[ -r $r ] && echo \"reset.reason=$(sed -n 's/.*reboot reason = [0-9]*, *//p' $r | head -n 1)\" && break; done; "
            + "echo \"uptime=$(cat /proc/uptime)\"";

    private final Box box;
    private final RunFolder folder;
    private Set<String> known = Set.of();
    private int reboots;

    CrashEvidence(Box box, RunFolder folder) {
        this.box = box;
        this.folder = folder;
    }

    /** Takes note of what lies there already: it is no evidence of what happens in this run. */
    void remember() {
        try {
            known = Set.copyOf(list());
        } catch (BenchException e) {
            // Everything will count as new, and be kept.
        }
    }

    /** What the box says of its boot, by name; empty where it does not tell. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        try {
            ask(FACTS)
                    .lines()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2 && !pair[1].isBlank())
                    .forEach(pair -> facts.put(pair[0], pair[1].strip()));
        } catch (BenchException e) {
            facts.put("not-asked", String.valueOf(e.getMessage()));
        }
        return facts;
    }

    /** Pulls the crash dumps (pstore, last_kmsg) into {@code crash-<n>/} of the run's folder, and tells the facts. */
    void save(RunJournal journal, Map<String, String> facts) {
        Path target = folder.path().resolve("crash-" + ++reboots);
        Map<String, String> all = new LinkedHashMap<>(facts);
        try {
            List<String> there = list();
            for (String entry : there) {
                String file = entry.split(" ", 2)[0];
                boolean isNew = !known.contains(entry);
                Files.createDirectories(target);
                Path local = target.resolve(Path.of(file).getFileName());
                patiently(() -> {
                    box.pull(file, local, DEADLINE);
                    return local;
                });
                journal.add(new RunEvent.EvidenceSaved(
                        folder.path().relativize(local).toString(),
                        (isNew ? "what the previous boot left in " : "what an earlier boot had left in ") + file));
            }
            all.put("new-dumps", newDumps(there));
            known = Set.copyOf(there);
        } catch (BenchException | IOException e) {
            journal.add(new RunEvent.BenchTrouble(
                    "crash dump", "What the crash left could not be fetched: " + e.getMessage()));
        }
        journal.add(new RunEvent.BootFacts(reboots, all));
    }

    private String ask(String question) {
        return patiently(() -> box.ask(question, DEADLINE));
    }

    /** Asks again, over a link made anew, a box that did not answer in time. */
    private <T> T patiently(Supplier<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                if (attempt > 1) {
                    box.connect(DEADLINE);
                }
                return question.get();
            } catch (BoxUnreachableException e) {
                if (attempt == ATTEMPTS || e.kind() == BoxUnreachableException.Kind.CANCELLED) {
                    throw e;
                }
            }
        }
    }

    private String newDumps(List<String> there) {
        return there.stream()
                .filter(entry -> !known.contains(entry))
                .map(entry -> entry.split(" ", 2)[0].replaceFirst(".*/", ""))
                .collect(Collectors.joining(" "));
    }

    private List<String> list() {
        return ask(LIST)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("/"))
                .toList();
    }
}
