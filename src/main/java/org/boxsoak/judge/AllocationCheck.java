package org.boxsoak.judge;

import java.util.List;
import java.util.Locale;
import org.boxsoak.klog.AllocationFailure;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;

/** Asks whether the kernel refused any allocation loudly. */
final class AllocationCheck implements Check {
    private static final int MOST_SHOWN = 10;

    @Override
    public String name() {
        return "no-allocation-failure";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        List<KernelTale.Moment> failures = evidence.kernel().allocationFailures();
        if (!failures.isEmpty()) {
            return new CheckResult(
                    name(),
                    Outcome.BOX_FAILED,
                    false,
                    message(failures),
                    failures.stream()
                            .limit(MOST_SHOWN)
                            .map(AllocationCheck::evidence)
                            .toList());
        }
        if (evidence.kernel().console().isEmpty() && !evidence.isKernelLogFollowed()) {
            return new CheckResult(
                    name(),
                    Outcome.UNDECIDED,
                    false,
                    "No kernel log was seen: the bench has no console. Add 'console:' to the bench.",
                    List.of());
        }
        double unread = ConsoleGaps.share(evidence);
        if (unread > ConsoleGaps.MOST) {
            return new CheckResult(
                    name(),
                    Outcome.UNDECIDED,
                    false,
                    String.format(
                            Locale.ROOT,
                            "What was read of the kernel's log tells of no failed allocation, but its console was not"
                                    + " read for %.0f %% of the run.",
                            unread * 100),
                    List.of("journal.jsonl"));
        }
        return new CheckResult(
                name(),
                Outcome.PASSED,
                false,
                "The kernel's log tells of no failed allocation ("
                        + evidence.kernel().console().size() + " lines).",
                List.of());
    }

    private static String message(List<KernelTale.Moment> failures) {
        KernelTale.Moment first = failures.get(0);
        AllocationFailure failure = (AllocationFailure) first.event();
        return "The kernel refused " + (failures.size() == 1 ? "an allocation" : failures.size() + " allocations")
                + "; first at " + Moments.clock(first.at()) + ", order "
                + failure.verdict().request().order() + " "
                + failure.verdict().request().gfp().name() + ": "
                + failure.verdict().outcome().word() + ".";
    }

    private static String evidence(KernelTale.Moment moment) {
        return "console.log:" + moment.line() + " at " + Moments.clock(moment.at()) + ": " + moment.title();
    }
}
