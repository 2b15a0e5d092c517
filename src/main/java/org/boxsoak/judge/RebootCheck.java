package org.boxsoak.judge;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.Recording;
import org.boxsoak.record.RunEvent;

/** Asks whether the kernel stayed in one boot; the boot id decides, not the link. */
final class RebootCheck implements Check {
    @Override
    public String name() {
        return "kernel-does-not-reboot";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        Set<RunEvent> wished = wished(evidence.recording());
        List<Reboot> reboots = Reboots.of(evidence.recording()).stream()
                .filter(reboot -> !wished.contains(reboot.event()))
                .toList();
        if (!reboots.isEmpty()) {
            return rebooted(reboots);
        }
        if (evidence.isLostAtTheEnd()) {
            return lost(evidence);
        }
        if (evidence.observations().ticks().size() == 0) {
            return new CheckResult(
                    name(),
                    Outcome.UNDECIDED,
                    false,
                    "No sample came, so nobody saw which boot the box was in.",
                    List.of());
        }
        return new CheckResult(
                name(),
                Outcome.PASSED,
                false,
                calm(wished.size(), evidence.samples()),
                Reboots.linkLosses(evidence.recording()).stream()
                        .map(gap -> Moments.clock(gap[0]) + " to " + Moments.clock(gap[1])
                                + ": only the link was lost, the boot id is the same as before (journal.jsonl)")
                        .toList());
    }

    private static String calm(int wished, Counter samples) {
        if (wished > 0) {
            return "The box rebooted only when a step told it to, " + (wished == 1 ? "once" : wished + " times") + ".";
        }
        // An emulated box ends with its harness; no reboot was seen that could have been one of its kernel's.
        return samples.boot(0) == samples.boot(samples.size() - 1)
                ? "The box stayed in one boot from the first sample to the last."
                : "The box did not reboot while it was watched; the emulated box was started anew with the run.";
    }

    /** The reboots that a step of the plan asked for: one wish excuses one boot. */
    private static Set<RunEvent> wished(Recording recording) {
        Set<RunEvent> wished = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean isWished = false;
        for (JournalLine line : recording.journal()) {
            if (line.event() instanceof RunEvent.RebootWished) {
                isWished = true;
            } else if (line.event() instanceof RunEvent.BoxRebooted && isWished) {
                isWished = false;
                wished.add(line.event());
            }
        }
        return wished;
    }

    /** A box whose power or whose reset came from the bench did not fail; one such reboot among others changes nothing for the others. */
    private CheckResult rebooted(List<Reboot> reboots) {
        List<Reboot> ofTheBox = reboots.stream().filter(r -> !r.isTheBench()).toList();
        boolean isTheBench = ofTheBox.isEmpty();
        List<Reboot> blamed = isTheBench ? reboots : ofTheBox;
        String times = blamed.size() == 1 ? "once" : blamed.size() + " times";
        String cause = blamed.get(0).finding() == null
                ? ""
                : " First: " + Objects.requireNonNull(blamed.get(0).finding()).words() + ".";
        return new CheckResult(
                name(),
                isTheBench ? Outcome.BENCH_FAILED : Outcome.BOX_FAILED,
                false,
                isTheBench
                        ? "The box booted anew " + times + ", but not by itself." + cause
                        : "The box rebooted " + times + "; the plan forbids it." + cause,
                reboots.stream().map(RebootCheck::line).toList());
    }

    private static String line(Reboot reboot) {
        RunEvent.BoxRebooted event = reboot.event();
        String moment = Moments.clock(event.bootedBetween()) + " to " + Moments.clock(event.and()) + ": another boot";
        if (reboot.finding() == null) {
            return moment + (event.reason().isEmpty() ? "" : ", reason " + event.reason()) + " (journal.jsonl)";
        }
        String latency = reboot.latency();
        return moment + ", " + reboot.finding().words() + (latency.isEmpty() ? "" : "; " + latency)
                + " (journal.jsonl)";
    }

    private CheckResult lost(Evidence evidence) {
        return evidence.kernel()
                .firstCrash()
                .map(crash -> new CheckResult(
                        name(),
                        Outcome.BOX_FAILED,
                        false,
                        "The kernel crashed and the box did not come back: " + crash.title() + ".",
                        List.of("console.log:" + crash.line())))
                .orElseGet(() -> new CheckResult(
                        name(),
                        Outcome.BENCH_FAILED,
                        false,
                        "The box was lost and did not come back, and no log tells of a crash: link, power or box, nobody saw which.",
                        List.of("journal.jsonl")));
    }
}
