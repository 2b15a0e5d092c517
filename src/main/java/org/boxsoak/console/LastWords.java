package org.boxsoak.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;
import org.boxsoak.box.BoxShell;

/**
 * What a boot left of its kernel's log for the next one to read: dumps in pstore ({@code dmesg-ramoops-0}, {@code console-ramoops-0}) and
 * {@code /proc/last_kmsg}. Dumps stay over many boots, so that only one that was not there before is the last boot's.
 */
final class LastWords {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String MARK = "==boxsoak== ";
    private static final String COMMAND =
            "for f in /sys/fs/pstore/dmesg-* /sys/fs/pstore/console-* /proc/last_kmsg; do "
                    + "[ -r \"$f\" ] || continue; echo '" + MARK
                    + "'\"$f $(stat -c '%s %Y' \"$f\")\"; cat \"$f\"; echo; done";

    private final BoxShell shell;
    private Map<String, List<String>> known = Map.of();

    LastWords(BoxShell shell) {
        this.shell = shell;
    }

    /** Takes note of the dumps that are there now: they are earlier boots'. */
    void remember() {
        known = ask();
    }

    /** The lines of the dumps that are new, in the order of their times, each once. */
    List<KernelLogLine> ofTheBootBefore() {
        Map<String, List<String>> now = ask();
        List<List<String>> fresh = now.entrySet().stream()
                .filter(dump -> !dump.getValue().equals(known.get(dump.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        known = now;
        return merge(fresh);
    }

    private Map<String, List<String>> ask() {
        try {
            return parse(shell.run(COMMAND, DEADLINE).output());
        } catch (BenchException e) {
            // A box that goes away again is asked at its next return.
            return known;
        }
    }

    static Map<String, List<String>> parse(String answer) {
        Map<String, List<String>> dumps = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            if (line.startsWith(MARK)) {
                lines = new ArrayList<>();
                dumps.put(line.substring(MARK.length()), lines);
            } else {
                lines.add(line);
            }
        }
        return dumps;
    }

    /** Dumps overlap, and pstore numbers the parts of one from its end. */
    static List<KernelLogLine> merge(List<List<String>> dumps) {
        Set<KernelLogLine> lines = new LinkedHashSet<>();
        dumps.stream()
                .flatMap(List::stream)
                .flatMap(line -> Stream.of(line).map(KernelLogLine::parse).filter(Objects::nonNull))
                .forEach(lines::add);
        return lines.stream()
                .sorted(Comparator.comparingLong(KernelLogLine::micros))
                .toList();
    }
}
