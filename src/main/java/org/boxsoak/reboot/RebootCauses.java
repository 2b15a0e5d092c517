package org.boxsoak.reboot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the cause of a reboot from its evidence: each witness is heard, and the cause with the weightiest testimony stands. The boot id
 * goes before everything: in the same boot there was no reboot, whatever adb did.
 */
public final class RebootCauses {
    private static final Pattern SUBREASON = Pattern.compile("^[a-z_]+,(.+)$");
    private static final int CERTAIN = 100;

    private RebootCauses() {}

    public static RebootFinding of(RebootEvidence evidence) {
        if (evidence.sameBoot()) {
            return new RebootFinding(
                    RebootCause.LINK_LOSS, "", List.of("the boot id is the same as before"), List.of());
        }
        List<Testimony> said = new ArrayList<>();
        if (evidence.powerCutByBench()) {
            said.add(new Testimony(
                    RebootCause.POWER_CYCLED_BY_BENCH,
                    CERTAIN,
                    "the bench's relay took the box's power (journal.jsonl)"));
        }
        said.addAll(KernelLogWitness.hear(evidence));
        said.addAll(BootReasonWitness.hear(evidence));
        return judge(said, evidence);
    }

    private static RebootFinding judge(List<Testimony> said, RebootEvidence evidence) {
        Map<RebootCause, Integer> best = new EnumMap<>(RebootCause.class);
        said.forEach(t -> best.merge(t.cause(), t.weight(), Math::max));
        RebootCause cause = best.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(RebootCause.UNKNOWN);
        // A crash that the bench's power cycle ended is still a crash.
        if (cause == RebootCause.POWER_CYCLED_BY_BENCH
                && best.getOrDefault(RebootCause.KERNEL_PANIC, 0) > CERTAIN / 2) {
            cause = RebootCause.KERNEL_PANIC;
        }
        RebootCause found = cause;
        List<Testimony> ordered = said.stream()
                .sorted(Comparator.comparingInt(Testimony::weight).reversed())
                .toList();
        return new RebootFinding(
                found,
                detail(found, evidence),
                ordered.stream()
                        .filter(t -> t.cause() == found)
                        .map(Testimony::words)
                        .toList(),
                ordered.stream()
                        .filter(t -> t.cause() != found)
                        .map(Testimony::words)
                        .toList());
    }

    private static String detail(RebootCause cause, RebootEvidence evidence) {
        Matcher subreason = SUBREASON.matcher(evidence.fact("sys.boot.reason"));
        boolean fits =
                cause == RebootCause.KERNEL_PANIC || cause == RebootCause.ORDERED || cause == RebootCause.THERMAL;
        if (!fits || !subreason.matches()) {
            return "";
        }
        return cause == RebootCause.ORDERED ? "by " + subreason.group(1) : subreason.group(1);
    }
}
