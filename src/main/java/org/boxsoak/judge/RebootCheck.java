package org.boxsoak.judge;

import java.util.ArrayList;
import java.util.List;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.JournalLine;
import org.boxsoak.record.Outcome;
import org.boxsoak.record.RunEvent;

/** Asks whether the kernel stayed in one boot; the boot id decides, not the link. */
final class RebootCheck implements Check {
    @Override
    public String name() {
        return "kernel-does-not-reboot";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        List<String> found = new ArrayList<>();
        int wished = 0;
        boolean isWished = false;
        for (JournalLine line : evidence.recording().journal()) {
            if (line.event() instanceof RunEvent.RebootWished) {
                isWished = true;
            } else if (line.event() instanceof RunEvent.BoxRebooted && isWished) {
                // One wish excuses one boot.
                isWished = false;
                wished++;
            } else if (line.event() instanceof RunEvent.BoxRebooted reboot) {
                found.add(Moments.clock(reboot.bootedBetween()) + " to " + Moments.clock(reboot.and())
                        + ": another boot" + (reboot.reason().isEmpty() ? "" : ", reason " + reboot.reason())
                        + " (journal.jsonl)");
            }
        }
        if (!found.isEmpty()) {
            String times = found.size() == 1 ? "once" : found.size() + " times";
            return new CheckResult(
                    name(), Outcome.BOX_FAILED, false, "The box rebooted " + times + "; the plan forbids it.", found);
        }
        if (evidence.isLostAtTheEnd()) {
            return lost(evidence);
        }
        return new CheckResult(
                name(),
                Outcome.PASSED,
                false,
                wished == 0
                        ? "The box stayed in one boot from the first sample to the last."
                        : "The box rebooted only when a step told it to, " + (wished == 1 ? "once" : wished + " times")
                                + ".",
                List.of());
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
