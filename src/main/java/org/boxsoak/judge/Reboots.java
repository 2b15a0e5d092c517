package org.boxsoak.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.boxsoak.reboot.RebootCauses;
import org.boxsoak.reboot.RebootEvidence;
import org.boxsoak.record.ConsoleEntry;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;
import org.jspecify.annotations.Nullable;

/** Finds the reboots of a recording, and gathers for each what was recorded around it. */
final class Reboots {
    private static final int LINES_BEFORE = 300;
    private static final int LONGEST_DUMP = 1 << 20;
    /** Seconds: a console line may reach its file a moment after what it led to reached the journal. */
    private static final double LATE = 2;

    private static final Pattern NEW_KERNEL =
            Pattern.compile("Booting Linux on (?:physical )?CPU|Linux version \\d|U-Boot SPL 20\\d\\d|BL2 Built");

    private final Recording recording;
    private final boolean hasConsole;

    private Reboots(Recording recording) {
        this.recording = recording;
        this.hasConsole = !recording.console().isEmpty()
                && recording.journal().stream().noneMatch(l -> l.event() instanceof RunEvent.KernelLogFollowed);
    }

    static List<Reboot> of(Recording recording) {
        return new Reboots(recording).find();
    }

    private List<Reboot> find() {
        List<Reboot> found = new ArrayList<>();
        List<JournalLine> journal = recording.journal();
        double from = 0;
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i).event() instanceof RunEvent.BoxRebooted event) {
                found.add(reboot(event, from, factsAfter(i), i));
                from = event.and();
            }
        }
        return found;
    }

    private Reboot reboot(RunEvent.BoxRebooted event, double from, RunEvent.@Nullable BootFacts facts, int index) {
        List<ConsoleEntry> before = consoleBefore(from, event);
        return new Reboot(
                event,
                facts == null ? null : RebootCauses.of(evidence(before, facts, from, index)),
                notice(from, index),
                down(before));
    }

    private RebootEvidence evidence(List<ConsoleEntry> before, RunEvent.BootFacts facts, double from, int index) {
        return new RebootEvidence(
                false,
                powerCut(from, index),
                before.stream().map(ConsoleEntry::text).toList(),
                hasConsole,
                dump(facts),
                facts.facts());
    }

    private RunEvent.@Nullable BootFacts factsAfter(int index) {
        for (int i = index + 1; i < recording.journal().size(); i++) {
            RunEvent event = recording.journal().get(i).event();
            if (event instanceof RunEvent.BootFacts facts) {
                return facts;
            } else if (event instanceof RunEvent.BoxRebooted) {
                return null;
            }
        }
        return null;
    }

    /** Whether the bench's own relay took the box's power after the reboot before. */
    private boolean powerCut(double from, int index) {
        return recording.journal().subList(0, index).stream()
                .filter(line -> seconds(line) >= from)
                .map(JournalLine::event)
                .anyMatch(e -> e instanceof RunEvent.RecoveryTried tried
                        && tried.step().equals("power-cycle")
                        && tried.done());
    }

    private Reboot.@Nullable Notice notice(double from, int index) {
        return recording.journal().subList(0, index).stream()
                .filter(line -> line.event() instanceof RunEvent.RebootNoticed && seconds(line) >= from)
                .findFirst()
                .map(line -> {
                    RunEvent.RebootNoticed noticed = (RunEvent.RebootNoticed) line.event();
                    return new Reboot.Notice(seconds(line), noticed.by(), noticed.sinceKernelStart());
                })
                .orElse(null);
    }

    /** The last lines of the boot that ended: up to the first word of the next one. */
    private List<ConsoleEntry> consoleBefore(double from, RunEvent.BoxRebooted event) {
        List<ConsoleEntry> console = recording.console();
        int end = -1;
        for (int i = 0; i < console.size() && end < 0; i++) {
            double at = console.get(i).at().toMillis() / 1e3;
            boolean begins = NEW_KERNEL.matcher(console.get(i).text()).find();
            end = begins && at >= Math.max(from, event.bootedBetween() - LATE) ? i : -1;
        }
        if (end < 0) {
            end = (int) console.stream()
                    .filter(e -> e.at().toMillis() / 1e3 <= event.and())
                    .count();
        }
        return console.subList(Math.max(0, end - LINES_BEFORE), end).stream()
                .filter(e -> e.at().toMillis() / 1e3 >= from)
                .toList();
    }

    private @Nullable Double down(List<ConsoleEntry> before) {
        if (!hasConsole) {
            return null;
        }
        return before.stream()
                .filter(e -> e.text().contains("Kernel panic - not syncing")
                        || e.text().contains("reboot: "))
                .findFirst()
                .or(() -> before.stream().reduce((a, b) -> b))
                .map(e -> e.at().toMillis() / 1e3)
                .orElse(null);
    }

    private List<String> dump(RunEvent.BootFacts facts) {
        String names = facts.facts().getOrDefault("new-dumps", "");
        Path folder = recording.folder().path().resolve("crash-" + facts.reboot());
        return Arrays.stream(names.split(" "))
                .filter(name -> name.matches("(?:dmesg|console)-[\\w.-]+|last_kmsg") && !name.endsWith(".z"))
                .sorted()
                .flatMap(name -> lines(folder.resolve(name)).stream())
                .toList();
    }

    private static List<String> lines(Path dump) {
        try (var in = Files.newInputStream(dump)) {
            return new String(in.readNBytes(LONGEST_DUMP), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static double seconds(JournalLine line) {
        return line.at().toMillis() / 1e3;
    }

    /** Times at which the link was lost and the box was not, as {@code from, to} in seconds of run time. */
    static List<double[]> linkLosses(Recording recording) {
        List<double[]> losses = new ArrayList<>();
        double lost = -1;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.BoxLost) {
                lost = seconds(line);
            } else if (line.event() instanceof RunEvent.BoxRebooted) {
                lost = -1;
            } else if (line.event() instanceof RunEvent.BoxBack && lost >= 0) {
                losses.add(new double[] {lost, seconds(line)});
                lost = -1;
            }
        }
        return losses;
    }
}
