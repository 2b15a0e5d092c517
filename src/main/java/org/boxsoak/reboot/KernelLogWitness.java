package org.boxsoak.reboot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the last lines of the boot before say: of the serial console, or of a dump that it left. The last deciding line decides. */
final class KernelLogWitness {
    private static final int CONSOLE = 90;
    private static final int DUMP = 85;
    private static final int STALL = 50;
    /** A console that stops without a word: a hard hang as well as a loss of power. */
    private static final int SILENCE = 10;

    private static final int LONGEST_QUOTE = 120;
    private static final Pattern PANIC =
            Pattern.compile("Kernel panic - not syncing|sysrq: (SysRq : )?Trigger a crash|Rebooting in \\d+ seconds");
    /** Ends the boot where panic_on_oops is set; elsewhere the kernel lives on. */
    private static final Pattern OOPS =
            Pattern.compile("Internal error: Oops|Unable to handle kernel|[Kk]ernel BUG at|BUG: unable to handle");
    /** arch/arm64/kernel/process.c and kernel/reboot.c print it for an ordered restart only; a panic restarts without. */
    private static final Pattern RESTART = Pattern.compile(
            "reboot: (Restarting system.*|Power down|System halted)|init: (?:Reboot start|Got shutdown), reason: \\S+|sysrq: (SysRq : )?Resetting");

    private static final Pattern THERMAL = Pattern.compile(
            "critical temperature reached|[Tt]hermal.{0,40}shutting down|hw protection shutdown.*[Tt]emperature");
    private static final Pattern LOCKUP = Pattern.compile(
            "soft lockup|hard LOCKUP|rcu.{0,30}stall|blocked for more than \\d+ seconds|" + "watchdog did not stop");

    private KernelLogWitness() {}

    static List<Testimony> hear(RebootEvidence evidence) {
        List<Testimony> said = new ArrayList<>();
        String source = evidence.hasConsole() ? "console" : "kernel log";
        Testimony console = lastWord(source, evidence.console(), CONSOLE);
        Testimony dump = lastWord("crash dump", evidence.dump(), DUMP);
        if (console != null) {
            said.add(console);
        }
        if (dump != null) {
            said.add(dump);
        }
        if (said.isEmpty() && evidence.hasConsole()) {
            String last = evidence.console().isEmpty()
                    ? ""
                    : " (last: '"
                            + quote(evidence.console().get(evidence.console().size() - 1)) + "')";
            said.add(new Testimony(
                    RebootCause.UNKNOWN, SILENCE, "the console stopped without a word of a reboot" + last));
        }
        return said;
    }

    /** A panic and a thermal shutdown may end in an ordered restart too: the first cause weighs more than what followed of it. */
    private static @Nullable Testimony lastWord(String source, List<String> lines, int weight) {
        String panic = first(PANIC, lines);
        String thermal = first(THERMAL, lines);
        String order = last(RESTART, lines);
        String oops = first(OOPS, lines);
        String stall = last(LOCKUP, lines);
        if (panic != null) {
            return testimony(RebootCause.KERNEL_PANIC, weight, source, oops == null ? panic : oops);
        } else if (thermal != null) {
            return testimony(RebootCause.THERMAL, weight, source, thermal);
        } else if (order != null) {
            return testimony(RebootCause.ORDERED, weight, source, order);
        } else if (oops != null) {
            return testimony(RebootCause.KERNEL_PANIC, weight, source, oops);
        }
        return stall == null ? null : testimony(RebootCause.WATCHDOG, STALL, source, stall);
    }

    private static Testimony testimony(RebootCause cause, int weight, String source, String line) {
        return new Testimony(cause, weight, source + ": '" + quote(line) + "'");
    }

    private static @Nullable String first(Pattern pattern, List<String> lines) {
        return lines.stream()
                .filter(line -> pattern.matcher(line).find())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String last(Pattern pattern, List<String> lines) {
        return lines.stream()
                .filter(line -> pattern.matcher(line).find())
                .reduce((a, b) -> b)
                .orElse(null);
    }

    static String quote(String line) {
        Matcher stamp = Pattern.compile("^(?:<\\d+>)?\\[\\s*\\d+\\.\\d+\\]\\s*(?:\\[\\s*[TC]\\d+\\]\\s*)?")
                .matcher(line);
        String text = stamp.replaceFirst("").strip();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
