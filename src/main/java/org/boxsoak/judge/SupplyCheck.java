package org.boxsoak.judge;

import java.util.List;
import org.boxsoak.memory.Supply;
import org.boxsoak.memory.Tally;
import org.boxsoak.plan.SupplyExpectation;
import org.boxsoak.plan.SupplyMoment;
import org.boxsoak.plan.SupplyRow;
import org.boxsoak.record.CheckResult;
import org.boxsoak.record.Outcome;

/** Asks whether enough blocks remained free for an unmovable request of the order that the driver needs. */
final class SupplyCheck implements Check {
    /** What is shown where the plan does not say: one block of order 4 that an unmovable request may take. */
    private static final SupplyExpectation ANY =
            new SupplyExpectation(4, 1, SupplyRow.USABLE, java.time.Duration.ZERO, SupplyMoment.ALWAYS);

    @Override
    public String name() {
        return "order4-unmovable-remains";
    }

    @Override
    public CheckResult judge(Evidence evidence) {
        SupplyExpectation expected = evidence.plan().expect().supply() == null
                ? ANY
                : evidence.plan().expect().supply();
        List<SupplyAt> judged = evidence.supplies().stream()
                .filter(s -> s.at().compareTo(expected.from()) >= 0)
                .filter(s -> expected.when() == SupplyMoment.ALWAYS || isLastBeforeAPlug(s, evidence))
                .toList();
        if (judged.isEmpty()) {
            return new CheckResult(
                    name(),
                    Outcome.UNDECIDED,
                    false,
                    "No reading of /proc/pagetypeinfo falls into the time that the plan asks about. Is the shell root?",
                    List.of("samples/"));
        }
        SupplyAt least = judged.get(0);
        for (SupplyAt s : judged) {
            if (count(s, expected).count() < count(least, expected).count()) {
                least = s;
            }
        }
        boolean remains = count(least, expected).count() >= expected.atLeast();
        return new CheckResult(
                name(),
                remains ? Outcome.PASSED : Outcome.BOX_FAILED,
                false,
                message(expected, least, judged, evidence),
                List.of(
                        "least at " + Moments.clock(least.at()) + ": " + rows(least.supply(expected.order())),
                        "samples/ (pagetypeinfo), " + judged.size() + " readings"));
    }

    private static String message(
            SupplyExpectation expected, SupplyAt least, List<SupplyAt> judged, Evidence evidence) {
        return "The " + expected.of() + " supply of order-" + expected.order() + " blocks began with "
                + count(judged.get(0), expected) + " at "
                + Moments.clock(judged.get(0).at()) + " and was "
                + count(least, expected) + " at the least (at " + Moments.clock(least.at()) + "); the plan "
                + (evidence.plan().expect().supply() == null
                        ? "does not say how many it needs."
                        : "expects at least " + expected.atLeast() + ".");
    }

    private static boolean isLastBeforeAPlug(SupplyAt supply, Evidence evidence) {
        return evidence.plugs().stream()
                .anyMatch(plug -> supply.at().compareTo(plug.at()) <= 0
                        && evidence.supplies().stream()
                                .noneMatch(s -> s.at().compareTo(supply.at()) > 0 && s.at().compareTo(plug.at()) <= 0));
    }

    private static Tally count(SupplyAt at, SupplyExpectation expected) {
        Supply supply = at.supply(expected.order());
        return expected.of() == SupplyRow.STRICT ? supply.strict() : supply.usable();
    }

    private static String rows(Supply supply) {
        StringBuilder text = new StringBuilder();
        supply.byType()
                .forEach((type, tally) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(type)
                        .append(' ')
                        .append(tally));
        return text.toString();
    }
}
