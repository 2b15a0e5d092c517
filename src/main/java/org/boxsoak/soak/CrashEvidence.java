package org.boxsoak.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.boxsoak.bench.BenchException;
import org.boxsoak.box.Box;
import org.boxsoak.record.RunEvent;
import org.boxsoak.record.RunFolder;
import org.boxsoak.record.RunJournal;

/** Fetches what the previous boot left behind, as soon as the box is back: new dumps would overwrite it. */
final class CrashEvidence {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String LIST = "ls /sys/fs/pstore/* /proc/last_kmsg 2>/dev/null; true";

    private final Box box;
    private final RunFolder folder;
    private int reboots;

    CrashEvidence(Box box, RunFolder folder) {
        this.box = box;
        this.folder = folder;
    }

    /** Android's canonical reason of the last boot; empty where the box does not tell. */
    String bootReason() {
        try {
            return box.ask("getprop sys.boot.reason 2>/dev/null; true", DEADLINE)
                    .strip();
        } catch (BenchException e) {
            return "";
        }
    }

    /** Pulls the crash dumps (pstore, last_kmsg) into {@code crash-<n>/} of the run's folder. */
    void save(RunJournal journal) {
        Path target = folder.path().resolve("crash-" + ++reboots);
        try {
            List<String> files = box.ask(LIST, DEADLINE)
                    .lines()
                    .map(String::strip)
                    .filter(f -> !f.isEmpty())
                    .toList();
            for (String file : files) {
                java.nio.file.Files.createDirectories(target);
                Path local = target.resolve(Path.of(file).getFileName());
                box.pull(file, local, DEADLINE);
                journal.add(new RunEvent.EvidenceSaved(
                        folder.path().relativize(local).toString(), "what the previous boot left in " + file));
            }
        } catch (BenchException | java.io.IOException e) {
            journal.add(new RunEvent.BenchTrouble(
                    "crash dump", "What the crash left could not be fetched: " + e.getMessage()));
        }
    }
}
